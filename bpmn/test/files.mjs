import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const moddle = () => new BpmnModdle({ zeebe });

export const names = (folder, suffix) => readdirSync(new URL(folder, root)).filter(name => name.endsWith(suffix));
export const text = path => readFileSync(new URL(path, root), 'utf8');
export const json = path => JSON.parse(text(path));
export const jsons = folder => names(folder, '.json').map(name => json(`${folder}/${name}`));

/** The parsed model with everything the parser complained about. */
export const parse = xml => moddle().fromXML(xml);
export const write = async definitions => (await moddle().toXML(definitions, { format: true })).xml;

export async function process(name) {
  const { rootElement, elementsById } = await parse(text(`processes/${name}`));
  return {
    name,
    elements: Object.values(elementsById),
    messages: rootElement.rootElements.filter(element => element.$type === 'bpmn:Message')
  };
}

export const processes = () => Promise.all(names('processes', '.bpmn').map(process));

export const extensions = (element, type) =>
  (element.extensionElements?.values ?? []).filter(value => value.$type === `zeebe:${type}`);
export const extension = (element, type) => extensions(element, type)[0];
