import {
  closeComplaint,
  eraseCustomer,
  exportCustomer,
  findCustomer,
  noteFollowUp,
  openComplaint,
  readCustomer,
  readTimeline,
  removeFollowUp,
} from "../../shared/contract/customers.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import {
  closeComplaintEndpoint,
  eraseCustomerEndpoint,
  noteFollowUpEndpoint,
  openComplaintEndpoint,
  removeFollowUpEndpoint,
} from "./change.ts";
import type { CustomerNeeds } from "./needs.ts";
import { exportCustomerEndpoint, findCustomerEndpoint, readCustomerEndpoint, readTimelineEndpoint } from "./read.ts";

/** Customers: what is kept of them, to be read, exported and erased. */
export const customer = (needs: CustomerNeeds): Routes =>
  routesOf(
    [findCustomer, findCustomerEndpoint(needs)],
    [readCustomer, readCustomerEndpoint(needs)],
    [readTimeline, readTimelineEndpoint(needs)],
    [exportCustomer, exportCustomerEndpoint(needs)],
    [eraseCustomer, eraseCustomerEndpoint(needs)],
    [openComplaint, openComplaintEndpoint(needs)],
    [closeComplaint, closeComplaintEndpoint(needs)],
    [noteFollowUp, noteFollowUpEndpoint(needs)],
    [removeFollowUp, removeFollowUpEndpoint(needs)],
  );
