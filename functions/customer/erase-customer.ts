import type { Asks } from "../../shared/adapters/dynamo/asks.ts";
import type { CustomerTrail, TrailEntry } from "../../shared/adapters/dynamo/customer-trail.ts";
import type { Customers } from "../../shared/adapters/dynamo/customers.ts";
import type { Invitations } from "../../shared/adapters/dynamo/invitations.ts";
import type { Orders } from "../../shared/adapters/dynamo/orders.ts";
import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import { countCustomer } from "../../shared/domain/count-customer.ts";
import {
  afterErasure,
  type Customer,
  type Erasing,
  isTombstone,
  MAX_LISTED,
  newCustomer,
  withErasing,
} from "../../shared/domain/customer.ts";
import { erasedAsk, nobodysAsk } from "../../shared/domain/erased-ask.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import type { Store } from "../../shared/domain/store.ts";

/** Tries to write a profile that others keep changing. */
const MAX_TRIES = 8;
/** Entries of a trail that are read at a time. */
const PAGE = 100;

export type EraseNeeds = {
  readonly now: () => Date;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly customers: Pick<Customers, "get" | "save">;
  readonly trail: Pick<CustomerTrail, "list">;
  readonly responses: Pick<Responses, "erase" | "unlink" | "idsOf">;
  readonly photos?: Pick<Photos, "remove"> | undefined;
  readonly orders: Pick<Orders, "erase">;
  readonly asks: Pick<Asks, "ofOrder" | "update">;
  readonly invitations: Pick<Invitations, "remove">;
};

/** What went in one call, by what it was. */
export type Erased = {
  readonly responses: number;
  readonly orders: number;
  readonly asks: number;
  readonly invitations: number;
};

/** `erasing`: this was all that one call may do, and the next one goes on. `unknown`: nothing is kept of them. */
export type Erasure = { readonly state: "erased" | "erasing" | "unknown"; readonly erased: Erased };

/** Nothing went. */
const NOTHING: Erased = { responses: 0, orders: 0, asks: 0, invitations: 0 };

/** Stops an erasure that has done its share. */
class Enough extends Error {}

/**
 * Erases a customer with all that is kept of them, or as much of it as one call may. First their profile says so, and from
 * then on nothing of before enters it; what is listed goes, one by one; when all of it is gone the profile becomes a
 * tombstone, if nothing was added meanwhile. Each step is harmless twice, so a crash between any two leaves an erasure that
 * the next call, or the sweep, ends. The counts follow: those of responses by their tombstones, those of the customers'
 * cells in the transactions that change the profile.
 */
export const eraseCustomer =
  (needs: EraseNeeds) =>
  async (
    store: Store,
    id: string,
    /** Undefined only goes on with what was begun; with `most` 0 it is only begun. */
    wish: Erasing | undefined,
    most = Number.POSITIVE_INFINITY,
  ): Promise<Erasure> => {
    const { now, customers, responses, orders, asks, invitations } = needs;
    const tally = { ...NOTHING };
    const note = (what: keyof Erased) => {
      tally[what] += 1;
      if (tally.responses + tally.orders + tally.asks + tally.invitations >= most) throw new Enough();
    };

    const saveCounted = async (before: Customer, after: Customer): Promise<Customer | undefined> => {
      const { customer, add } = countCustomer({ ...after, rev: before.rev + 1 }, store.timeZone);
      return (await customers.save(customer, add)) ? customer : undefined;
    };

    const begin = async (): Promise<Customer | undefined> => {
      for (let tries = 1; tries <= MAX_TRIES; tries++) {
        const known = await customers.get(store.id, id);
        if (wish === undefined) return known?.erasing && known;
        if (known === undefined && (await needs.trail.list(store.id, id, 1)).length === 0) return undefined;
        if (known !== undefined && isTombstone(known)) return undefined;
        const before = known ?? newCustomer(store.id, id);
        const after = withErasing(before, wish);
        const marked = after === undefined ? before : await saveCounted(before, after);
        if (marked !== undefined) return marked;
      }
      throw new AppError("unavailable", "The customer is being changed by others: try again.");
    };

    const eraseResponse = async (response: string, { because }: Erasing) => {
      if (because === "retention") {
        if (await responses.unlink(store.id, response)) note("responses");
        return;
      }
      const wasThere = await responses.erase(store.id, response, now());
      await needs.photos?.remove({ store: store.id, id: response });
      if (wasThere) note("responses");
    };

    const eraseAsk = async (order: string, survey: string, { because }: Erasing) => {
      let changed = false;
      await asks.update({ store: store.id, order, survey }, store, (ask) => {
        if (ask.customer !== id) return undefined;
        changed = true;
        return because === "wish" ? erasedAsk(ask, now()) : nobodysAsk(ask, now());
      });
      if (changed) note("asks");
    };

    const eraseOrder = async (order: string, erasing: Erasing) => {
      if (await orders.erase(store.id, order, now(), id)) note("orders");
      for (const ask of await asks.ofOrder(store.id, order)) {
        if (ask.customer === id) await eraseAsk(order, ask.survey, erasing);
      }
    };

    const eraseEntry = async (entry: TrailEntry, erasing: Erasing) => {
      if (entry.kind === "order") return eraseOrder(entry.order.id, erasing);
      if (entry.kind === "ask") return eraseAsk(entry.ask.order, entry.ask.survey, erasing);
      await invitations.remove(store.id, entry.invitation.idHash);
      note("invitations");
    };

    const eraseListed = async (customer: Customer, erasing: Erasing) => {
      const isOld = ({ at }: { readonly at: string }) => at <= erasing.at;
      const listed = [...customer.answers, ...customer.notCounted];
      for (const response of listed.filter(isOld)) await eraseResponse(response.id, erasing);
      if (customer.answers.length >= MAX_LISTED || customer.notCounted.length >= MAX_LISTED) {
        for await (const page of responses.idsOf(store.id, id)) {
          for (const response of page) {
            if (!listed.some((one) => one.id === response && !isOld(one))) await eraseResponse(response, erasing);
          }
        }
      }
      for (const order of customer.orders.filter(isOld)) await eraseOrder(order.id, erasing);
      let below: string | undefined = `${erasing.at}~`;
      while (below !== undefined) {
        const entries: TrailEntry[] = await needs.trail.list(store.id, id, PAGE, below);
        for (const entry of entries) await eraseEntry(entry, erasing);
        below = entries.at(-1)?.place;
      }
    };

    const marked = await begin();
    if (marked === undefined) return { state: "unknown", erased: NOTHING };
    if (most <= 0) return { state: "erasing", erased: NOTHING };
    try {
      for (let tries = 1; tries <= MAX_TRIES; tries++) {
        const customer = await customers.get(store.id, id);
        // Somebody else has ended it.
        if (customer?.erasing === undefined) return { state: "erased", erased: tally };
        await eraseListed(customer, customer.erasing);
        // If nothing was added meanwhile; what was, is on the list of the next round.
        if ((await saveCounted(customer, afterErasure(customer))) !== undefined) {
          return { state: "erased", erased: tally };
        }
      }
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
    return { state: "erasing", erased: tally };
  };
