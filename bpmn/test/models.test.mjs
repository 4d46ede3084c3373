import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DmnModdle } from 'dmn-moddle';
import { extension, json, names, parse, processes, text, write } from './files.mjs';

/** Every tag, attribute and text of the file, whatever their order and layout. */
const facts = xml => {
  const plain = xml.replace(/<\?xml[^>]*>/, '').replaceAll('&#34;', '&quot;');
  const tags = plain.match(/<[\w:]+/g);
  const attributes = plain.match(/[\w:.-]+="[^"]*"/g);
  const texts = [...plain.matchAll(/>([^<]*\S[^<]*)</g)].map(([, words]) => words.trim());
  return [...tags, ...attributes, ...texts].sort();
};

/** Of an ISO 8601 duration without months. */
const seconds = duration => {
  const [, days, hours, minutes, rest] =
    duration.match(/^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/).map(part => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest;
};

for (const name of names('processes', '.bpmn')) {
  test(`${name} is read and written without loss`, async () => {
    const first = await parse(text(`processes/${name}`));
    assert.deepEqual(first.warnings, []);
    const written = await write(first.rootElement);
    assert.deepEqual(facts(written), facts(text(`processes/${name}`)));
  });
}

for (const name of names('decisions', '.dmn')) {
  test(`${name} decides every case`, async () => {
    const { rootElement, warnings } = await new DmnModdle().fromXML(text(`decisions/${name}`));
    assert.deepEqual(warnings, []);
    const [decision] = rootElement.drgElement;
    assert.equal(`${decision.id}.dmn`, name);
    const { input, output, rule } = decision.decisionLogic;
    for (const { id, inputEntry, outputEntry, description } of rule) {
      assert.equal(inputEntry.length, input.length, id);
      assert.equal(outputEntry.length, output.length, id);
      assert.ok(description, `${id} says why`);
    }
    assert.ok(rule.at(-1).inputEntry.every(entry => !entry.text), 'the last rule takes what is left');
  });
}

test('every form belongs to a user task and every user task has its form', async () => {
  const used = (await processes())
    .flatMap(({ elements }) => elements.filter(element => element.$type === 'bpmn:UserTask'))
    .map(task => extension(task, 'FormDefinition').formId);
  const forms = names('forms', '.form').map(name => json(`forms/${name}`));
  assert.deepEqual(forms.map(form => form.id).sort(), used.sort());
  for (const { id, components } of forms) {
    assert.equal(new Set(components.map(component => component.id)).size, components.length, id);
  }
});

test('every called decision exists', async () => {
  const called = (await processes())
    .flatMap(({ elements }) => elements.filter(element => element.$type === 'bpmn:BusinessRuleTask'))
    .map(task => `${extension(task, 'CalledDecision').decisionId}.dmn`);
  assert.deepEqual(called.sort(), names('decisions', '.dmn').sort());
});

test('a debit under an agreement outlasts its review', async () => {
  const { elements } = (await processes()).find(({ name }) => name === 'payment.bpmn');
  const find = id => elements.find(element => element.id === id);
  const debitExpiry = extension(find('payment'), 'Properties').properties.find(({ name }) => name === 'debitExpiry').value;
  const reviewExpiry = extension(find('Activity_CollectPayment'), 'IoMapping').inputParameters
    .find(({ target }) => target === 'reviewExpiry').source;
  assert.ok(seconds(debitExpiry) >= seconds(reviewExpiry) + 3600, `${debitExpiry} leaves ${reviewExpiry} no hour to be paid in`);
});
