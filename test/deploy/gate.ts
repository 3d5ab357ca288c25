import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A door to the emulator that few can pass at once. */
export type Gate = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Passes HTTP requests on to `target`, at most `atOnce` of them at one time, the others in line: the emulator starts a
 * process for every request that meets no idle one, and 200 of them at once are more than a small machine can start.
 */
export const startGate = async (target: string, atOnce: number): Promise<Gate> => {
  const { hostname, port, pathname } = new URL(target);
  let passing = 0;
  const line: (() => void)[] = [];
  const leave = () => {
    passing -= 1;
    line.shift()?.();
  };
  const server = createServer(async (incoming, outgoing) => {
    if (passing >= atOnce) await new Promise<void>((resolve) => line.push(resolve));
    passing += 1;
    outgoing.once("close", leave);
    const { method, headers, url } = incoming;
    const onward = request({ hostname, port, path: `${pathname}${url}`, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
