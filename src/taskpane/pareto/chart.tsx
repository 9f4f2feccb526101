import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { EChartsType } from "echarts/core";
import { useEffect, useRef, useState } from "react";
import { Announcement } from "../components/layout";
import type { ParetoChart } from "../../pareto/chart";
import { chartOption, DARK_COLORS, LIGHT_COLORS, type ChartColors, type ChartOption } from "./chart-option";
import { canDraw, chartLibrary, nextTask } from "./chart-library";
import { useParetoWords } from "./words";

const useStyles = makeStyles({
  figure: { margin: 0, minWidth: 0 },
  canvas: {
    width: "100%",
    height: "270px",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTopColor: tokens.colorNeutralForeground3,
    // Canvas takes no part in forced colours: it is drawn in the system's own.
    forcedColorAdjust: "auto",
  },
  picture: { display: "block", width: "100%", border: `1px solid ${tokens.colorNeutralStroke1}` },
});

async function nextFrame(): Promise<void> {
  await new Promise((later) => requestAnimationFrame(later));
}

/** The chart, drawn anew whenever the numbers or the surroundings change, and a way to take it elsewhere. */
export function Chart({ chart, alt }: { readonly chart: ParetoChart; readonly alt: string }) {
  const styles = useStyles();
  const words = useParetoWords();
  const { p } = words;
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType | null>(null);
  const [copied, setCopied] = useState<"no" | "yes" | { readonly picture: string }>("no");

  const draw = async (isGone: () => boolean): Promise<void> => {
    const library = await chartLibrary();
    const element = holder.current;
    if (isGone() || !element) return;
    const option = chartOption(chart, colorsOf(element), words);
    // What is set is laid out and painted in the next frame, which is a task of its own.
    const show = (part: ChartOption): void => {
      drawn.current?.setOption(part, { notMerge: true, lazyUpdate: true });
    };
    if (drawn.current === null) {
      drawn.current = library.init(element, null, { renderer: "canvas" });
      // The library's first work is its slowest: the axes alone come first.
      show({ ...option, series: [] });
      await nextFrame();
      await nextTask();
      if (isGone()) return;
    }
    show(option);
  };
  useEffect(() => {
    if (!canDraw()) return undefined;
    let gone = false;
    void draw(() => gone);
    return () => {
      gone = true;
    };
  });
  useEffect(() => {
    const resize = (): void => drawn.current?.resize();
    const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(resize);
    if (holder.current) observer?.observe(holder.current);
    return () => {
      observer?.disconnect();
      drawn.current?.dispose();
      drawn.current = null;
    };
  }, []);

  const copy = async (): Promise<void> => {
    const picture = drawn.current?.getDataURL({
      type: "png",
      pixelRatio: 2,
      backgroundColor: groundOf(holder.current),
    });
    if (picture === undefined) return;
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(picture) })]);
      setCopied("yes");
    } catch {
      // Excel's frame may forbid it: the picture itself can be copied by hand.
      setCopied({ picture });
    }
  };
  return (
    <figure className={styles.figure}>
      <div ref={holder} className={styles.canvas} role="img" aria-label={alt} />
      <Button size="small" onClick={() => void copy()}>
        {p("copy")}
      </Button>
      <Announcement>{copied === "no" ? "" : p(copied === "yes" ? "copied" : "copyByHand")}</Announcement>
      {copied === "yes" && <span aria-hidden="true"> {p("copied")}</span>}
      {typeof copied === "object" && (
        <>
          <p aria-hidden="true">{p("copyByHand")}</p>
          <img className={styles.picture} src={copied.picture} alt={p("picture")} />
        </>
      )}
    </figure>
  );
}

/** The bytes of a data address, without asking the network for it. */
function pngOf(address: string): Blob {
  const binary = atob(address.slice(address.indexOf(",") + 1));
  return new Blob([Uint8Array.from(binary, (char) => char.charCodeAt(0))], { type: "image/png" });
}

function groundOf(element: Element | null): string {
  return element === null ? "#ffffff" : getComputedStyle(element).backgroundColor;
}

/** The colours for where the chart stands: light, dark, or the system's own under forced colours. */
function colorsOf(element: HTMLElement): ChartColors {
  const style = getComputedStyle(element);
  const [text, ground] = [style.color, style.backgroundColor];
  if (window.matchMedia("(forced-colors: active)").matches) {
    const [highlight, link] = [systemColor(element, "Highlight"), systemColor(element, "LinkText")];
    return {
      text,
      ground,
      muted: text,
      bars: [highlight, text, text, text],
      line: link,
      threshold: text,
      band: 0,
    };
  }
  const own = brightness(text) > 128 ? DARK_COLORS : LIGHT_COLORS;
  return { text, ground, muted: style.borderTopColor, ...own };
}

/** A system colour as numbers, which the drawing library can work with. */
function systemColor(element: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = name;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue;
}
