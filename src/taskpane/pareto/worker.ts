import { createParetoSession } from "../../pareto/session";
import { perform, type Call } from "./analyst";

/** The worker's side: one session, one call after another. */
const session = createParetoSession();

self.addEventListener("message", ({ data }: MessageEvent<Call>) => {
  self.postMessage(perform(session, data));
});
