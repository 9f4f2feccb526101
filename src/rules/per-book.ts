import type { BookView } from "../catalog/spec";

/** What is worked out from a whole book, once for each key: references ask for it on every row. */
export function oncePerBook<Key, Value>(
  work: (book: BookView, key: Key) => Value,
): (book: BookView, key: Key) => Value {
  const books = new WeakMap<BookView, Map<Key, Value>>();
  return (book, key) => {
    let values = books.get(book);
    if (!values) books.set(book, (values = new Map<Key, Value>()));
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = work(book, key);
    values.set(key, value);
    return value;
  };
}
