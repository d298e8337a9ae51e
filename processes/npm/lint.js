// Examines BPMN files with bpmnlint, and prints what it finds as JSON: for each file a list of {element, rule, message}.
const fs = require('fs');
const bpmnlint = require.resolve('bpmnlint/package.json');
const Linter = require('bpmnlint/lib/linter');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const BpmnModdle = require(require.resolve('bpmn-moddle', { paths: [bpmnlint] }));
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');

const config = {
  extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-6'],
  rules: {
    'fake-join': 'off', // flows join at the next task
    'label-required': 'off', // ModelStyleTest asks for a label at more elements, and says what it must be
  },
};

async function lint(file) {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(fs.readFileSync(file, 'utf8'));
  const linter = new Linter({ config, resolver: new NodeResolver({ require }) });
  const reports = await linter.lint(rootElement);
  return [
    ...warnings.map(({ message }) => ({ element: file, rule: 'readable', message })),
    ...Object.entries(reports).flatMap(([rule, found]) =>
      found.map(({ id, message }) => ({ element: id, rule, message }))),
  ];
}

async function main(files) {
  const found = {};
  for (const file of files) found[file] = await lint(file);
  console.log(JSON.stringify(found));
}

main(process.argv.slice(2));
