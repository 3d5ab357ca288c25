import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A port of 127.0.0.1 that nothing listens on now: the wanted one, or one the system picks when that is 0.
 * @throws Node's error with code EADDRINUSE when the wanted one is taken
 */
export const freePort = async (wanted = 0): Promise<number> => {
  const probe = createServer().listen(wanted, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  return address.port;
};
