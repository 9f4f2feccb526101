import { FluentProvider, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { strings } from "../i18n";
import { fileName } from "../i18n/messages";
import { nearestLanguage, type Language } from "../i18n/text";
import type { TakenNames } from "../plan/choices";
import { MovedProvider } from "./components/layout";
import { Shell } from "./components/shell";
import type { RemovalOutcome } from "./components/remove-button";
import { GrowView } from "./grow/grow-view";
import { PeriodView } from "./period/period-view";
import { useServices } from "./services";
import { choicesOf, NO_NAMES, startingDraft, type Draft } from "./state/draft";
import { useJob } from "./state/job";
import { readSettings, writeSettings, type Settings } from "./state/settings";
import { useBook } from "./state/workbook";
import { DARK, LIGHT } from "./theme";
import { isoDay, todaySerial } from "./today";
import { ChoicesView } from "./views/choices";
import { FirstRun } from "./views/first-run";
import { Gallery } from "./views/gallery";
import { Home } from "./views/home";
import { Failed, Removed, Saved } from "./views/outcome";
import { OwnData } from "./views/own-data";
import { Result } from "./views/result";
import { Working } from "./views/working";
import { LanguageProvider } from "./words";

type ViewName = "first" | "mine" | "home" | "gallery" | "choices" | "grow" | "period" | "removed" | "pareto";

/** The view a ribbon button asks for in the page's address. */
export function requestedView(search: string): "home" | "generate" | "pareto" | null {
  const view = new URLSearchParams(search).get("view");
  return view === "home" || view === "generate" || view === "pareto" ? view : null;
}

/** The first views do without the catalogue, which is larger than they are. */
const WITHOUT_CATALOGUE: ReadonlySet<ViewName> = new Set(["first", "mine", "home", "pareto", "removed"]);

/** A draft of which no table has been chosen yet (null): it begins with the basic package. */
type BegunDraft = Omit<Draft, "tables"> & { readonly tables: readonly string[] | null };

/** Its chart and its arithmetic are loaded when they are wanted. */
const ParetoView = lazy(() => import("./pareto/view"));

/** The whole pane: settings and theme around one view at a time. */
export function App({ requested }: { readonly requested: ReturnType<typeof requestedView> }) {
  const services = useServices();
  const [settings, setSettings] = useState(() => readSettings(services.storage));
  const language = settings.language ?? nearestLanguage(services.locale);
  const dark = useDark();
  const change = useCallback(
    (changed: Partial<Settings>) => {
      setSettings((old) => {
        const next = { ...old, ...changed };
        writeSettings(services.storage, next);
        return next;
      });
    },
    [services],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageProvider value={language}>
      <FluentProvider theme={dark ? DARK : LIGHT}>
        <Suspense fallback={<Spinner label={strings(language).loading} />}>
          <Pane settings={settings} language={language} requested={requested} onSettings={change} />
        </Suspense>
      </FluentProvider>
    </LanguageProvider>
  );
}

/** Office has no event for a changed theme: the pane asks whenever it gets the focus. */
function useDark(): boolean {
  const { isDark } = useServices();
  const [dark, setDark] = useState(isDark);
  useEffect(() => {
    const ask = (): void => {
      setDark(isDark());
    };
    window.addEventListener("focus", ask);
    return () => {
      window.removeEventListener("focus", ask);
    };
  }, [isDark]);
  return dark;
}

function Pane(props: {
  readonly settings: Settings;
  readonly language: Language;
  readonly requested: ReturnType<typeof requestedView>;
  readonly onSettings: (change: Partial<Settings>) => void;
}) {
  const { settings, language, onSettings } = props;
  const services = useServices();
  const { product, now } = services;
  const today = todaySerial(now());
  const [view, setView] = useState<ViewName>(() => firstView(settings, props.requested));
  const [moved, setMoved] = useState(false);
  const [removal, setRemoval] = useState<RemovalOutcome | null>(null);
  const [begun, setDraft] = useState<BegunDraft>(() => ({
    ...startingDraft([], language, today),
    tables: null,
    salesperson: settings.salesperson,
    ...(settings.currency === null ? {} : { currency: settings.currency }),
  }));
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const { view: bookView, reload } = useBook();
  const { job, writeWorkbook, addToWorkbook, writeFile, cancel, reset } = useJob();
  // Reading the catalogue waits for it to be loaded, with the spinner in sight meanwhile.
  const catalogue = job.stage === "idle" && WITHOUT_CATALOGUE.has(view) ? null : product.catalog;
  const draft: Draft = {
    ...begun,
    tables: begun.tables ?? (catalogue ? startingDraft(catalogue.tables, language, today).tables : []),
  };

  const go = (next: ViewName): void => {
    setMoved(true);
    reset();
    setView(next);
  };
  const start = (rows: Draft["rows"], next: ViewName): void => {
    onSettings({ started: true });
    setDraft({ ...begun, rows });
    go(next);
  };
  const remember = (): void => {
    setMoved(true);
    onSettings({ salesperson: draft.salesperson.trim(), currency: draft.currency });
  };
  const choices = (taken: TakenNames) => choicesOf(draft, product.included(draft.tables), today, taken);
  const generate = (): void => {
    remember();
    void writeWorkbook(choices).then(reload);
  };
  const download = (): void => {
    remember();
    const name = fileName(isoDay(now()), draft.rows === "sample")[draft.language];
    void writeFile(choices(NO_NAMES), name);
  };
  const grow = (tables: readonly string[]): void => {
    setWanted(tables);
    go("grow");
  };
  const removed = (outcome: RemovalOutcome): void => {
    setRemoval(outcome);
    void reload();
    go("removed");
  };
  const toggleLanguage = (): void => {
    const next: Language = language === "zh-CN" ? "en-US" : "zh-CN";
    onSettings({ language: next });
    // A workbook language that was never touched follows the pane's.
    if (begun.language === language) setDraft({ ...begun, language: next });
  };

  const content = useMemo(() => (bookView.stage === "read" ? bookView.book : null), [bookView]);
  const body = (() => {
    switch (job.stage) {
      case "running":
        return <Working job={job} onCancel={cancel} />;
      case "made":
        return (
          <Result
            made={job.made}
            onAnother={() => {
              go("gallery");
            }}
            onRemoved={removed}
            onDownload={download}
          />
        );
      case "saved":
        return (
          <Saved
            name={job.name}
            onBack={() => {
              go("choices");
            }}
          />
        );
      case "failed":
        return (
          <Failed
            failure={job.failure}
            onRemoved={removed}
            onBack={() => {
              go(view === "grow" ? "grow" : "choices");
            }}
          />
        );
      case "idle":
        break;
    }
    switch (view) {
      case "first":
        return (
          <FirstRun
            onSample={() => {
              start("sample", "gallery");
            }}
            onMine={() => {
              start("empty", "mine");
            }}
          />
        );
      case "mine":
        return (
          <OwnData
            onNext={() => {
              go("gallery");
            }}
            onBack={() => {
              go("first");
            }}
          />
        );
      case "home":
        return (
          <Home
            view={bookView}
            reload={reload}
            onGenerate={() => {
              go("gallery");
            }}
            onGrow={() => {
              grow([]);
            }}
            onPeriod={() => {
              go("period");
            }}
          />
        );
      case "period":
        return (
          <PeriodView
            onBack={() => {
              void reload();
              go("home");
            }}
          />
        );
      case "grow":
        return (
          <GrowView
            wanted={wanted}
            onBack={() => {
              go("home");
            }}
            onAdd={(changes, partId) => {
              setMoved(true);
              void addToWorkbook(changes, partId).then(reload);
            }}
          />
        );
      case "gallery":
        return (
          <Gallery
            chosen={draft.tables}
            onChange={(tables) => {
              setDraft({ ...draft, tables });
            }}
            onNext={() => {
              go("choices");
            }}
          />
        );
      case "choices":
        return (
          <ChoicesView
            draft={draft}
            book={content}
            onChange={(changed) => {
              setDraft({ ...draft, ...changed });
            }}
            onBack={() => {
              go("gallery");
            }}
            onGenerate={generate}
            onAddMissing={() => {
              remember();
              grow(product.included(draft.tables));
            }}
            onDownload={download}
          />
        );
      case "pareto":
        return (
          <Suspense fallback={<Spinner label={strings(language).loading} />}>
            <ParetoView />
          </Suspense>
        );
      case "removed":
        return (
          removal && (
            <Removed
              outcome={removal}
              onDone={() => {
                go("gallery");
              }}
            />
          )
        );
    }
  })();
  const running = job.stage === "running";
  return (
    <Shell
      busy={running}
      onLanguage={toggleLanguage}
      onPareto={() => {
        if (!running) go("pareto");
      }}
      onHome={() => {
        if (!running) go(settings.started ? "home" : "first");
      }}
    >
      <MovedProvider value={moved}>
        <div key={`${job.stage}/${view}`} style={{ display: "contents" }}>
          {body}
        </div>
      </MovedProvider>
    </Shell>
  );
}

/** A ribbon button leads where it says; otherwise the first page greets whoever has never been here. */
function firstView(settings: Settings, requested: ReturnType<typeof requestedView>): ViewName {
  if (requested === "pareto") return "pareto";
  if (!settings.started) return "first";
  return requested === "generate" ? "gallery" : "home";
}
