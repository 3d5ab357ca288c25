// One cold start: loads a bundle, calls its handler once with the event on stdin, prints the CPU that the process took
// so far, in milliseconds, and what the handler answered. No TypeScript here: stripping types would be measured too.
const { readFileSync } = require("node:fs");

const event = JSON.parse(readFileSync(0, "utf8"));
const { handler } = require(process.argv[2]);

handler(event, { awsRequestId: "bench" }).then((answer) => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(`\n${JSON.stringify({ cpuMs: (user + system) / 1000, answer })}`, () => process.exit());
});
