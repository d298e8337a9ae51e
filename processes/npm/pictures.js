// Draws every model of ../src/main/resources/processes into ../../docs/pictures, and notes there which models it drew.
const { chromium } = require('playwright-core');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const models = path.resolve(__dirname, '../src/main/resources/processes');
const pictures = path.resolve(__dirname, '../../docs/pictures');
const browser = process.env.PROCESSION_CHROMIUM || '/usr/bin/chromium';

const packaged = (name, file) => fs.readFileSync(require.resolve(`${name}/${file}`));
const font = packaged('@fontsource/arimo', 'files/arimo-latin-400-normal.woff2').toString('base64');
const page = (style, script) => `<!DOCTYPE html>
  <meta charset="utf-8">
  <style>
    @font-face { font-family: Arimo; src: url(data:font/woff2;base64,${font}); }
    body { margin: 0; background: white; }
    ${style}
  </style>
  <div id="picture" style="display: inline-block"></div>
  <script>${script}</script>`;

async function drawProcess(tab, xml) {
  await tab.setContent(page('svg { display: block; padding: 12px; }',
    packaged('bpmn-js', 'dist/bpmn-viewer.production.min.js')));
  await tab.evaluate(async (xml) => {
    await document.fonts.load('12px Arimo');
    const style = { fontFamily: 'Arimo' };
    const viewer = new BpmnJS({ container: '#picture', textRenderer: { defaultStyle: style, externalStyle: style } });
    await viewer.importXML(xml);
    const { svg } = await viewer.saveSVG();
    document.getElementById('picture').innerHTML = svg.slice(svg.indexOf('<svg'));
  }, xml);
}

async function drawDecision(tab, xml) {
  const style = ['dmn-js-shared.css', 'dmn-js-decision-table.css']
    .map((file) => packaged('dmn-js', `dist/assets/${file}`)).join('\n');
  await tab.setContent(page(`${style}
    #picture, #picture * { font-family: Arimo; }
    .view-drd { display: none; }
    .dmn-decision-table-container { padding-bottom: 52px; } /* for the mark of bpmn.io, which its licence wants to be seen */`,
  packaged('dmn-js', 'dist/dmn-viewer.production.min.js')));
  await tab.evaluate(async (xml) => {
    await document.fonts.load('12px Arimo');
    const viewer = new DmnJS({ container: '#picture' });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find(({ type }) => type === 'decisionTable'));
  }, xml);
}

const draw = { '.bpmn': drawProcess, '.dmn': drawDecision };

/** A line as sha256sum writes and checks it. */
function sum(file) {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  return `${hash}  ${path.relative(pictures, file)}\n`;
}

async function main() {
  const running = await chromium.launch({ executablePath: browser, args: ['--no-sandbox', '--disable-gpu'] });
  const tab = await running.newPage({ viewport: { width: 2400, height: 1600 }, deviceScaleFactor: 1.5 });
  let sums = '';
  for (const file of fs.readdirSync(models, { recursive: true }).sort()) {
    const { name, ext } = path.parse(file);
    if (!draw[ext]) continue;
    const model = path.join(models, file);
    const picture = path.join(pictures, `${name}.png`);
    await draw[ext](tab, fs.readFileSync(model, 'utf8'));
    await tab.locator('#picture').screenshot({ path: picture });
    sums += sum(model) + sum(picture);
    console.log(path.relative(process.cwd(), picture));
  }
  fs.writeFileSync(path.join(pictures, 'SHA256SUMS'), sums);
  await running.close();
}

main();
