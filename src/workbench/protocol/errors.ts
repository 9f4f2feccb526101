/** An error the host answers a batch with; `code` is one of the codes Excel's own host uses. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location = "",
  ) {
    super(message);
    this.name = "HostError";
  }
}

/** The member exists in Excel and not here. It is never accepted silently: the message names it. */
export function notImplemented(member: string): HostError {
  return new HostError("NotImplemented", `NotImplemented: ${member}`, member);
}

export function invalidArgument(
  message = "The argument is invalid or missing or has an incorrect format.",
): HostError {
  return new HostError("InvalidArgument", message);
}

export function itemNotFound(what = ""): HostError {
  return new HostError("ItemNotFound", `The requested resource doesn't exist.${what && ` (${what})`}`);
}

export function itemAlreadyExists(what: string): HostError {
  return new HostError("ItemAlreadyExists", `The resource being created already exists: ${what}.`);
}

export function invalidOperation(message: string): HostError {
  return new HostError("InvalidOperation", message);
}

export function accessDenied(message: string): HostError {
  return new HostError("AccessDenied", message);
}
