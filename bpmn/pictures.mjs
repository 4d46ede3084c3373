// Draws every process as a PNG: npm run pictures -- OUTDIR (default: pictures)
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? join(here, 'pictures'));
const viewer = join(here, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js');

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu']
});
try {
  for (const file of readdirSync(join(here, 'processes')).filter(name => name.endsWith('.bpmn'))) {
    const page = await browser.newPage();
    await page.setContent('<div id="canvas" style="width:3000px;height:1500px"></div>');
    await page.addScriptTag({ path: viewer });
    const { svg, warnings } = await page.evaluate(async xml => {
      const drawing = new window.BpmnJS({ container: '#canvas' });
      const { warnings } = await drawing.importXML(xml);
      return { svg: (await drawing.saveSVG()).svg, warnings: warnings.map(String) };
    }, readFileSync(join(here, 'processes', file), 'utf8'));
    if (warnings.length > 0) {
      throw new Error(`${file}: ${warnings.join('; ')}`);
    }
    await page.setContent(`<body style="margin:10px;background:#fff">${svg}</body>`);
    const picture = join(out, file.replace('.bpmn', '.png'));
    await (await page.$('svg')).screenshot({ path: picture });
    console.log(picture);
    await page.close();
  }
} finally {
  await browser.close();
}
