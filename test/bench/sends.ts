import { startSendWorld } from "../invite/send-world.ts";

const ORDERS = 1_000;
const AT_ONCE = 10;
const STORE = "bench";

/**
 * How many invitations a second go into the mailbox when a thousand are due at one moment: decided again, claimed, counted,
 * written and delivered. `lateP99Ms` is how late the 99th percentile of them is; `lost` those that are not there.
 * `ordersPerMinute` is how many orders a minute are told, planned, and invited, when nothing of it waits for anything.
 */
export const sendRate = async (): Promise<{
  readonly perSecond: number;
  readonly lateP99Ms: number;
  readonly lost: number;
  readonly orders: number;
  readonly ordersPerMinute: number;
}> => {
  const world = await startSendWorld();
  try {
    await world.openStore(STORE);
    const begin = performance.now();
    const ids = Array.from({ length: ORDERS }, (_, index) => String(index));
    for (let start = 0; start < ORDERS; start += AT_ONCE) {
      await Promise.all(
        ids.slice(start, start + AT_ONCE).map((id) => world.tell({ store: STORE, id }, `c${id}@example.com`)),
      );
    }
    const tellingSeconds = (performance.now() - begin) / 1000;
    world.at("2026-03-19T09:00:01Z");
    const arrived: number[] = [];
    const send = world.startSender({
      ...world.mailbox,
      send: async (mail) => {
        const outcome = await world.mailbox.send(mail);
        arrived.push(performance.now());
        return outcome;
      },
    });
    const start = performance.now();
    await send();
    const seconds = (performance.now() - start) / 1000;
    const late = arrived.map((at) => at - start).sort((one, other) => one - other);
    return {
      perSecond: arrived.length / seconds,
      lateP99Ms: late[Math.floor(late.length * 0.99)] ?? Number.POSITIVE_INFINITY,
      lost: ORDERS - (await world.mails(STORE)).length,
      orders: ORDERS,
      ordersPerMinute: (60 * ORDERS) / (tellingSeconds + seconds),
    };
  } finally {
    await world.stop();
  }
};
