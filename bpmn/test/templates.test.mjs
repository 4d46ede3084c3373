import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import ajvErrors from 'ajv-errors';
import schema from '@camunda/zeebe-element-templates-json-schema/resources/schema.json' with { type: 'json' };
import { extension, jsons, processes } from './files.mjs';

const templates = jsons('templates');
const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });
ajvErrors(ajv);
const valid = ajv.compile(schema);

const expected = ({ binding }, element) => {
  switch (binding.type) {
    case 'zeebe:taskDefinition':
      return extension(element, 'TaskDefinition')[binding.property];
    case 'zeebe:calledElement':
      return extension(element, 'CalledElement')[binding.property];
    case 'zeebe:taskHeader':
      return extension(element, 'TaskHeaders').values.find(header => header.key === binding.key)?.value;
    case 'zeebe:input':
      return extension(element, 'IoMapping').inputParameters.find(input => input.target === binding.name)?.source;
    case 'zeebe:output':
      return extension(element, 'IoMapping').outputParameters.find(output => output.source === binding.source)?.target;
    case 'zeebe:calledElement':
      return extension(element, 'CalledElement')[binding.property];
    case 'zeebe:property':
      return extension(element, 'Properties').properties.find(property => property.name === binding.name)?.value;
    default:
      throw new Error(`no check for ${binding.type}`);
  }
};

for (const template of templates) {
  test(`template ${template.id} follows the schema`, () => {
    assert.ok(valid(template), JSON.stringify(valid.errors, null, 2));
  });
}

test('applied templates exist, fit, and find what they show', async () => {
  const applied = new Set();
  for (const { elements } of await processes()) {
    for (const element of elements.filter(element => element.modelerTemplate)) {
      const template = templates.find(({ id }) => id === element.modelerTemplate);
      assert.ok(template, `${element.id}: ${element.modelerTemplate}`);
      assert.equal(Number(element.modelerTemplateVersion), template.version, element.id);
      assert.ok(template.appliesTo.includes(element.$type), element.id);
      for (const property of template.properties) {
        const value = expected(property, element);
        if (property.type === 'Hidden') assert.equal(value, property.value, element.id);
        else if (!property.optional) assert.ok(value, `${element.id}: ${property.label}`);
      }
      applied.add(template.id);
    }
  }
  assert.deepEqual([...applied].sort(), templates.map(({ id }) => id).sort());
});
