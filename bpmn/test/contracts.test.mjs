import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extension, jsons, processes } from './files.mjs';

const contracts = jsons('contracts');
const messages = jsons('contracts/messages');
const all = await processes();
const jobsOf = ({ elements }) => elements.filter(element => extension(element, 'TaskDefinition'));
const typeOf = element => extension(element, 'TaskDefinition').type;
const contractOf = element => contracts.find(({ type }) => type === typeOf(element));
const mappings = (element, side) => extension(element, 'IoMapping')?.[side] ?? [];

/** Variables that something in the process writes: messages, jobs, decisions, mappings. */
function written(process) {
  const told = process.messages.flatMap(({ name }) => Object.keys(messages.find(message => message.name === name).variables));
  const answered = jobsOf(process).flatMap(element => Object.keys(contractOf(element).outputs));
  const mapped = process.elements.flatMap(element =>
    [...mappings(element, 'inputParameters'), ...mappings(element, 'outputParameters')].map(({ target }) => target));
  const decided = process.elements.map(element => extension(element, 'CalledDecision')?.resultVariable).filter(Boolean);
  return new Set([...told, ...answered, ...mapped, ...decided]);
}

/** What may be read of a variable: the union of what jobs and messages may write into it. */
function valuesOf(process, variable) {
  const writers = [
    ...jobsOf(process).map(element => contractOf(element).outputs[variable]),
    ...process.messages.map(({ name }) => messages.find(message => message.name === name).variables[variable])
  ];
  return new Set(writers.flatMap(writer => writer?.values ?? []));
}

/** What may be read of a field of a decision's result: what the jobs that are told of it know. */
function decidedValues(variable) {
  const [name, field] = variable.split('.');
  return new Set(contracts.flatMap(({ inputs }) => inputs[name]?.properties?.[field]?.values ?? []));
}

const FORMATS = ['string', 'integer', 'boolean', 'object', 'list'];
const wellFormed = (where, variables) =>
  Object.entries(variables).forEach(([name, variable]) => {
    assert.ok(FORMATS.includes(variable.type), `${where}.${name}: type`);
    assert.ok(variable.description, `${where}.${name}: description`);
    if (variable.type === 'object') wellFormed(`${where}.${name}`, variable.properties);
  });

test('there is one contract for each job type and each message, and no other', () => {
  assert.deepEqual(contracts.map(({ type }) => type).sort(), [...new Set(all.flatMap(jobsOf).map(typeOf))].sort());
  assert.deepEqual(
    messages.map(({ name }) => name).sort(),
    [...new Set(all.flatMap(process => process.messages.map(({ name }) => name)))].sort()
  );
});

test('contracts are complete', () => {
  for (const { type, name, summary, inputs, outputs, headers, errors } of contracts) {
    assert.ok(name && summary, type);
    wellFormed(type, inputs);
    wellFormed(type, outputs);
    assert.ok(Array.isArray(errors) && headers.retryBackoff.required, type);
  }
  messages.forEach(({ name, variables }) => wellFormed(name, variables));
});

test('messages correlate by the variable that their contract names', () => {
  for (const message of all.flatMap(process => process.messages)) {
    const subscription = extension(message, 'Subscription');
    const { correlationKey } = messages.find(({ name }) => name === message.name);
    if (subscription) assert.equal(subscription.correlationKey, `=${correlationKey}`, message.name);
  }
});

for (const process of all) {
  test(`${process.name}: jobs find their inputs`, () => {
    const known = written(process);
    for (const element of jobsOf(process)) {
      const needed = Object.entries(contractOf(element).inputs).filter(([name, { nullable }]) => !nullable || name !== 'traceId');
      for (const [name] of needed) assert.ok(known.has(name), `${element.id} needs ${name}`);
    }
  });

  test(`${process.name}: jobs have the headers of their contract`, () => {
    for (const element of jobsOf(process)) {
      const given = extension(element, 'TaskHeaders').values.map(({ key }) => key);
      const { headers } = contractOf(element);
      assert.ok(given.every(key => key in headers), `${element.id}: ${given}`);
      for (const [key, { required }] of Object.entries(headers)) {
        if (required) assert.ok(given.includes(key), `${element.id} lacks header ${key}`);
      }
    }
  });

  test(`${process.name}: flows compare with values that can occur`, () => {
    const known = written(process);
    const conditions = process.elements.filter(({ conditionExpression }) => conditionExpression);
    for (const { id, conditionExpression } of conditions) {
      for (const [, variable, value] of conditionExpression.body.matchAll(/(\w+(?:\.\w+)?) !?= "(\w+)"/g)) {
        assert.ok(known.has(variable.split('.')[0]), `${id} reads ${variable}`);
        const values = variable.includes('.') ? decidedValues(variable) : valuesOf(process, variable);
        assert.ok(values.has(value), `${id}: ${variable} is never ${value}`);
      }
    }
  });

  test(`${process.name}: errors of its jobs are caught`, () => {
    const caught = new Set(process.elements
      .filter(({ $type }) => $type === 'bpmn:BoundaryEvent')
      .flatMap(({ eventDefinitions }) => eventDefinitions)
      .map(({ errorRef }) => errorRef?.errorCode));
    for (const element of jobsOf(process)) {
      for (const code of contractOf(element).errors) assert.ok(caught.has(code), `${element.id} may end in ${code}`);
    }
  });
}
