// Validates element templates by Camunda's schema, and prints what is wrong as JSON: for each file a list of messages.
const fs = require('fs');
const { pathToFileURL } = require('url');

async function main(files) {
  const validator = require.resolve('@bpmn-io/element-templates-validator/dist/index.js');
  const { validateZeebe } = await import(pathToFileURL(validator));
  const found = {};
  for (const file of files) {
    const { errors } = validateZeebe(JSON.parse(fs.readFileSync(file, 'utf8')));
    found[file] = (errors || []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
  console.log(JSON.stringify(found));
}

main(process.argv.slice(2));
