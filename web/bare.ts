/**
 * The same object without a prototype. A browser reads options, and JSON its `toJSON`, through the prototype, so what a
 * page has put on `Object.prototype` would count as ours.
 */
export const bare = <Value extends object>(value: Value): Value => Object.setPrototypeOf(value, null);
