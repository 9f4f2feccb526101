import type { WorkbenchSession } from "../session";
import { isRecord } from "../protocol/args";
import { answerCommon, isCommonMethod } from "./common-api";

/** The library's number for a batch of Excel calls. */
const RICH_API = 93;

export interface AddInOptions {
  readonly url: string;
  readonly locale: string;
  readonly isDark: boolean;
  readonly title: string;
}

interface Request {
  readonly _messageType: 0;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: unknown;
  readonly _data: unknown;
}

/** How Excel on the web would look to the add-in: every set whose members are here. */
const REQUIREMENTS = {
  excelapi: 1.17,
  richapiruntime: 1.2,
  dialogapi: 1.1,
  settings: 1.1,
  documentevents: 1.1,
  selection: 1.1,
  matrixcoercion: 1.1,
  textcoercion: 1.1,
  sharedruntime: 1.1,
};

/** The add-in's page in an iframe, with the host's side of Microsoft's conversation. */
export class AddInFrame {
  readonly frame: HTMLIFrameElement;
  /** Resolves when the library has asked for its context: from then on batches may come. */
  readonly connected: Promise<void>;
  private readonly conversation = crypto.randomUUID();
  private readonly registered = new Set<string>();
  private origin = location.origin;
  private connect: () => void = () => undefined;

  constructor(
    private readonly session: WorkbenchSession,
    private readonly options: AddInOptions,
  ) {
    this.connected = new Promise((resolve) => {
      this.connect = resolve;
    });
    this.frame = document.createElement("iframe");
    this.frame.title = options.title;
    this.frame.name = JSON.stringify({
      baseFrameName: "workbench",
      hostInfo: `Excel|Web|16.01|${options.locale}|${this.conversation}|||0`,
      xdmInfo: [this.conversation, ADD_IN_ID, location.origin].join("|"),
      serializerVersion: "1",
      flights: "[]",
    });
    this.frame.src = options.url;
    window.addEventListener("message", (event) => {
      if (event.source === this.frame.contentWindow) void this.receive(event);
    });
    session.onEvents((events) => {
      const entries = events.map((one) => [one.messageCategory, one.messageType, one.targetId, one.message]);
      this.push("richApiMessage", { ArrayData: entries });
    });
    session.onSelection(() => {
      this.push("documentSelectionChanged", {});
    });
  }

  private async receive(event: MessageEvent<unknown>): Promise<void> {
    const request = readRequest(event.data);
    if (!request) return;
    this.origin = event.origin;
    this.reply(request, await this.answer(request));
    if (request._actionName === "ContextActivationManager_getAppContextAsync") this.connect();
  }

  private async answer(request: Request): Promise<unknown> {
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.context();
      case "executeMethod":
        return this.execute(request._data);
      default:
        // Types 1 and 2 register for an event and take it back; the events' names end in their own word.
        if (request._actionType === 1) this.registered.add(request._actionName);
        if (request._actionType === 2) this.registered.delete(request._actionName);
        return { Error: 0 };
    }
  }

  private async execute(data: unknown): Promise<unknown> {
    if (!isRecord(data) || !isRecord(data.DdaMethod)) return { Error: 5001 };
    const id = data.DdaMethod.DispatchId;
    if (id === RICH_API) {
      const body: unknown = Array.isArray(data.ArrayData) ? data.ArrayData[4] : undefined;
      const answer = await this.session.answer(body);
      return answer.error === 0 ? { Error: 0, Data: [200, [], answer.body] } : { Error: answer.error };
    }
    return isCommonMethod(id) ? answerCommon(this.session, id, data) : { Error: 5001 };
  }

  private context(): Record<string, unknown> {
    const { locale, isDark } = this.options;
    return {
      _id: ADD_IN_ID,
      _appName: 16,
      _appVersion: "16.00",
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: `${location.origin}/Book1.xlsx`,
      _clientMode: 0,
      _settings: [...this.session.workbook.settings].map(([name, value]) => [name, JSON.stringify(value)]),
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: this.conversation,
      _requirementMatrix: JSON.stringify(REQUIREMENTS),
      _hostFullVersion: "16.0.0.0",
      _officeTheme: isDark ? DARK : LIGHT,
    };
  }

  private reply(request: Request, data: unknown): void {
    this.post(request._actionName, request._correlationId, 0, data);
  }

  private push(action: string, data: unknown): void {
    // The library names events after what they are about; it knows the full names, we the ends.
    for (const name of this.registered) {
      if (name.toLowerCase().endsWith(action.toLowerCase())) this.post(name, -1, 1, data);
    }
  }

  private post(action: string, correlation: unknown, responseType: 0 | 1, data: unknown): void {
    this.frame.contentWindow?.postMessage(
      JSON.stringify({
        _messageType: 1,
        _actionName: action,
        _conversationId: this.conversation,
        _correlationId: correlation,
        _origin: location.origin,
        _data: data,
        _errorCode: 0,
        _responseType: responseType,
        _serializerVersion: 1,
      }),
      this.origin,
    );
  }
}

const ADD_IN_ID = "workbench-add-in";

const LIGHT = {
  bodyBackgroundColor: "#FFFFFF",
  bodyForegroundColor: "#242424",
  controlBackgroundColor: "#F5F5F5",
  controlForegroundColor: "#242424",
  isDarkTheme: false,
  themeId: 0,
};

const DARK = {
  bodyBackgroundColor: "#292929",
  bodyForegroundColor: "#FFFFFF",
  controlBackgroundColor: "#1F1F1F",
  controlForegroundColor: "#FFFFFF",
  isDarkTheme: true,
  themeId: 4,
};

function readRequest(data: unknown): Request | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return isRequest(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

function isRequest(message: unknown): message is Request {
  return isRecord(message) && message._messageType === 0 && typeof message._actionName === "string";
}
