import { Args, isRecord } from "./args";
import { HostError, invalidArgument, notImplemented } from "./errors";
import { isHostObject, type HostObject } from "./host-type";
import { memberName } from "./host-type";
import {
  ActionKind,
  PathKind,
  type Action,
  type ActionResult,
  type ArgumentInfo,
  type BatchError,
  type BatchRequest,
  type BatchResponse,
  type QueryInfo,
} from "./wire";

/** Property paths of one `load` as a tree: `format/fill/color` becomes format → fill → color. */
interface Selection {
  all: boolean;
  readonly children: Map<string, Selection>;
}

/** What the executor needs of the workbook behind it. */
export interface BatchHost {
  readonly root: HostObject;
  /** Called before anything that may depend on a formula's result is read. */
  settle(): Promise<void>;
  batchStarted(): void;
  batchEnded(): Promise<void>;
  /** The add-in asks for events from now on. */
  registered(): void;
}

/**
 * Runs the library's batches against the object model: resolves object paths, performs the actions in
 * order and stops at the first error, leaving what came before done, as Excel does.
 */
export class BatchExecutor {
  private readonly references = new Map<string, HostObject>();
  private readonly referenceIds = new WeakMap<object, string>();
  private nextReference = 1;

  constructor(private readonly host: BatchHost) {}

  async run(request: BatchRequest): Promise<BatchResponse> {
    const results: ActionResult[] = [];
    const traceIds: number[] = [];
    const objects = new Map<number, HostObject | null>();
    let index = -1;
    let error: BatchError | undefined;
    this.host.batchStarted();
    try {
      for (const action of request.Actions) {
        index++;
        if (action.ActionType === ActionKind.Trace) {
          traceIds.push(action.Id);
          results.push({ ActionId: action.Id, Value: null });
          continue;
        }
        const value = await this.perform(action, request, objects);
        results.push({ ActionId: action.Id, Value: value ?? null });
      }
    } catch (problem) {
      error = describe(problem, request.Actions[index], request, objects, index);
    }
    try {
      await this.host.batchEnded();
    } catch (problem) {
      error ??= describe(problem, request.Actions[index], request, objects, index);
    }
    return { Results: results, TraceIds: traceIds, ...(error && { Error: error }) };
  }

  /** Forgets every object handed out: a fresh workbook must not answer for the old one. */
  reset(): void {
    this.references.clear();
  }

  private async perform(
    action: Action,
    request: BatchRequest,
    objects: Map<number, HostObject | null>,
  ): Promise<unknown> {
    const object = await this.resolve(action.ObjectPathId, request, objects);
    if (!object) return null;
    switch (action.ActionType) {
      case ActionKind.Instantiate:
        if (object === this.host.root) return {};
        return this.identity(object, isKept(action, request));
      case ActionKind.Query:
      case ActionKind.QueryAsJson: {
        const query = action.QueryInfo ?? {};
        if (readsResults(query)) await this.host.settle();
        return this.read(object, selectionOf(query), query, isKept(action, request));
      }
      case ActionKind.Method:
        return this.invoke(object, action, request, objects);
      case ActionKind.SetProperty: {
        const args = await this.args(action.ArgumentInfo, request, objects);
        return object.set(action.Name, args.raw(0));
      }
      case ActionKind.Update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          await object.set(pascal(name), value);
        }
        return null;
      case ActionKind.EnsureUnchanged:
        return null;
      default:
        throw new HostError("NotImplemented", `NotImplemented: action type ${action.ActionType}`);
    }
  }

  private async invoke(
    object: HostObject,
    action: Action,
    request: BatchRequest,
    objects: Map<number, HostObject | null>,
  ): Promise<unknown> {
    if (action.Name.startsWith("_Register")) this.host.registered();
    if (action.Name === "_RemoveReference") {
      const id = this.referenceIds.get(object);
      if (id) this.references.delete(id);
      return null;
    }
    const result = await object.call(action.Name, await this.args(action.ArgumentInfo, request, objects));
    if (isHostObject(result)) return this.identity(result);
    return result;
  }

  private async resolve(
    id: number,
    request: BatchRequest,
    objects: Map<number, HostObject | null>,
  ): Promise<HostObject | null> {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const path = request.ObjectPaths[String(id)];
    if (!path) throw new HostError("InvalidObjectPath", "The object path is unknown.");
    const parent =
      path.ParentObjectPathId === undefined
        ? null
        : await this.resolve(path.ParentObjectPathId, request, objects);
    let object: HostObject | null;
    switch (path.ObjectPathType) {
      case PathKind.Global:
        object = this.host.root;
        break;
      case PathKind.Method:
      case PathKind.Indexer: {
        const method = path.ObjectPathType === PathKind.Indexer ? "GetItem" : path.Name;
        const result =
          parent && (await parent.call(method, await this.args(path.ArgumentInfo, request, objects)));
        object = isHostObject(result) ? result : null;
        break;
      }
      case PathKind.Property: {
        const result = parent && parent.get(path.Name);
        object = isHostObject(result) ? result : null;
        break;
      }
      case PathKind.Reference:
        object = this.references.get(path.Name) ?? null;
        if (!object)
          throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
        break;
      default:
        // The library greets services of Office itself when it starts; here nobody is at home.
        if (!path.Name.startsWith("Microsoft.")) throw notImplemented(`new ${path.Name}`);
        object = null;
    }
    objects.set(id, object);
    return object;
  }

  private async args(
    info: ArgumentInfo | undefined,
    request: BatchRequest,
    objects: Map<number, HostObject | null>,
  ): Promise<Args> {
    const values = info?.Arguments ?? [];
    const ids = info?.ReferencedObjectPathIds;
    if (!ids) return new Args(values);
    const resolved: unknown[] = [];
    for (const [i, value] of values.entries()) {
      resolved.push(await this.argument(value, ids[i], request, objects));
    }
    return new Args(resolved);
  }

  private async argument(
    value: unknown,
    id: unknown,
    request: BatchRequest,
    objects: Map<number, HostObject | null>,
  ): Promise<unknown> {
    // The library writes 0 where an argument is no object.
    if (typeof id === "number" && id > 0) {
      const object = await this.resolve(id, request, objects);
      if (!object) throw invalidArgument();
      return object;
    }
    if (Array.isArray(id) && Array.isArray(value)) {
      const list: unknown[] = [];
      for (const [i, item] of value.entries()) list.push(await this.argument(item, id[i], request, objects));
      return list;
    }
    return value;
  }

  /** The object's id, and the handle under which later batches find it again. */
  private identity(object: HostObject, isKept = true): Record<string, unknown> {
    const id = object.id();
    return { ...(isKept && { _ReferenceId: this.referenceOf(object) }), ...(id !== undefined && { Id: id }) };
  }

  private referenceOf(object: HostObject): string {
    let id = this.referenceIds.get(object);
    if (!id) {
      id = `ref:${this.nextReference++}`;
      this.referenceIds.set(object, id);
    }
    this.references.set(id, object);
    return id;
  }

  private read(
    object: HostObject,
    selection: Selection,
    query: QueryInfo = {},
    isKept = true,
  ): Record<string, unknown> {
    const answer = this.identity(object, isKept);
    const items = object.items();
    if (items) {
      const own = new Map([...selection.children].filter(([name]) => object.has(pascal(name))));
      for (const name of own.keys()) answer[pascal(name)] = this.value(object, name, selection);
      const page = items.slice(query.Skip ?? 0, (query.Skip ?? 0) + (query.Top ?? items.length));
      const forItems: Selection = {
        all: selection.all,
        children: new Map([...selection.children].filter(([name]) => !own.has(name))),
      };
      answer._Items = page.map((item) => this.read(item, forItems));
      return answer;
    }
    if (selection.all) for (const name of object.scalars) answer[name] = object.get(name);
    for (const name of selection.children.keys()) answer[pascal(name)] = this.value(object, name, selection);
    return answer;
  }

  private value(object: HostObject, name: string, selection: Selection): unknown {
    const value = object.get(pascal(name));
    if (!isHostObject(value)) return value;
    const below = selection.children.get(name);
    // `load("format")` asks for the format's own properties, `load("format/fill/color")` only for the colour.
    return this.read(value, below && below.children.size > 0 ? below : { all: true, children: new Map() });
  }
}

function selectionOf(query: QueryInfo): Selection {
  const paths = [...(query.Select ?? []), ...(query.Expand ?? [])];
  const root: Selection = { all: paths.length === 0, children: new Map() };
  for (const path of paths) {
    let node = root;
    for (const part of path.split(/[/.]/)) {
      if (part === "$none" || part === "") continue;
      if (part === "*" || part === "$all") {
        node.all = true;
        continue;
      }
      if (part.toLowerCase() === "items") continue;
      let child = node.children.get(part);
      if (!child) {
        child = { all: false, children: new Map() };
        node.children.set(part, child);
      }
      node = child;
    }
  }
  return root;
}

/** What a thing is called does not come of a formula; libraries ask for it after everything they add. */
function readsResults({ Select, Expand }: QueryInfo): boolean {
  const paths = [...(Select ?? []), ...(Expand ?? [])];
  return paths.length === 0 || paths.some((path) => path !== "id" && path !== "name");
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function describe(
  problem: unknown,
  action: Action | undefined,
  request: BatchRequest,
  objects: Map<number, HostObject | null>,
  index: number,
): BatchError {
  const known = problem instanceof HostError;
  const object = action && objects.get(action.ObjectPathId);
  const path = action && request.ObjectPaths[String(action.ObjectPathId)];
  const name = action?.Name ?? "";
  const place = object ? (name ? memberName(object.typeName, name) : object.typeName) : (path?.Name ?? name);
  return {
    Code: known ? problem.code : "GeneralException",
    Message: problem instanceof Error ? problem.message : "An internal error has occurred.",
    Location: known && problem.location ? problem.location : place,
    ActionIndex: Math.max(index, 0),
    HttpStatusCode: known && problem.code === "ItemNotFound" ? 404 : 400,
  };
}

/** Reads one batch from the text the library posts. */
export function parseBatch(body: unknown): BatchRequest {
  const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
  if (!isBatch(value)) throw invalidArgument("The request is not a batch.");
  return value;
}

function isBatch(value: unknown): value is BatchRequest {
  return isRecord(value) && Array.isArray(value.Actions) && isRecord(value.ObjectPaths);
}

/** Whether the add-in wants a handle of the action's object for later batches: not once it has untracked it. */
function isKept({ ObjectPathId }: Action, { ObjectPaths }: BatchRequest): boolean {
  return ObjectPaths[String(ObjectPathId)]?.D !== true;
}
