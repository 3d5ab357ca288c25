import { Agent, request } from "node:http";

/**
 * Asks for one address again and again over some connections, in a process of its own, and prints how many answers a second
 * came: `node ask-again.ts <url> <connections> <milliseconds> <status> [header: value]…`
 */
const [, , url = "", connections = "1", milliseconds = "1000", status = "200", ...headers] = process.argv;

const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const sent = Object.fromEntries(headers.map((header) => header.split(/: (.*)/).slice(0, 2)));

const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers: sent }, (response) => {
      if (response.statusCode !== Number(status)) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume();
      response.once("end", resolve);
    });
    asking.once("error", reject);
    asking.end();
  });

let answers = 0;
const until = performance.now() + Number(milliseconds);
const one = async () => {
  while (performance.now() < until) {
    await ask();
    answers += 1;
  }
};
const start = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, one));
console.log((1000 * answers) / (performance.now() - start));
agent.destroy();
