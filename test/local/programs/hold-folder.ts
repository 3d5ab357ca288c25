import { openDataFolder } from "../../../infra/local/data-folder.ts";
import { startEngine } from "../../../infra/local/engine.ts";

/** Locks the folder, starts its engine, says so and waits to be killed. */
const [folder = ""] = process.argv.slice(2);
openDataFolder(folder);
await startEngine({ folder, environment: { PATH: process.env.PATH } });
console.log("ready");
setInterval(() => {}, 1_000);
