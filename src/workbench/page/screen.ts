import { requestImmediateMacroTask } from "@univerjs/core";
import { IRenderManagerService, type IRender, type Layer } from "@univerjs/engine-render";
import type { WorkbenchSession } from "../session";

/** How long an add-in must be silent before the screen is drawn again, in milliseconds. */
const PAUSE = 100;

/**
 * Holds drawing back while batches follow each other: each would be drawn half done, and takes time from the next.
 * Excel too shows a batch once it has run.
 */
export class Screen {
  /** Whether nothing is to be drawn now. */
  isHeld = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly session: WorkbenchSession) {
    session.onBatch((isRunning) => {
      clearTimeout(this.timer);
      if (isRunning) this.hold(true);
      else
        this.timer = setTimeout(() => {
          this.hold(false);
        }, PAUSE);
    });
  }

  private hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    const { book } = this.session.workbook;
    const render = book.injector.get(IRenderManagerService).getRenderById(book.unitId);
    if (!render) return;
    // Univer's word for "draw frames"; what became dirty meanwhile is drawn with the next one.
    render.engine.renderEvenInBackground = !isHeld;
    if (isHeld) markOnce(render);
  }
}

const marked = new WeakSet<Layer>();

/** Univer starts a task of its own for every mutation, to mark its layers for drawing; one for many is enough. */
function markOnce({ scene }: IRender): void {
  for (const layer of scene.getLayers()) {
    if (marked.has(layer)) continue;
    marked.add(layer);
    let isPending = false;
    layer.makeDirtyWithDebounce = () => {
      if (isPending) return;
      isPending = true;
      requestImmediateMacroTask(() => {
        isPending = false;
        layer.makeDirty();
      });
    };
  }
}
