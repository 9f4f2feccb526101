import { Button, makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import type { StringKey } from "../../i18n";
import { progressOf } from "../../i18n/messages";
import { ActionBar, Announcement, Card, Muted, Steps, ViewHeading } from "../components/layout";
import type { Job } from "../state/job";
import type { JobStep } from "../state/use-cases";
import { useWords } from "../words";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    gap: "8px",
    alignItems: "center",
    minHeight: "30px",
    color: tokens.colorNeutralForeground2,
  },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  mark: { width: "20px", textAlign: "center", color: tokens.colorBrandForeground1 },
});

const STEP_WORDS: Readonly<Record<JobStep, StringKey>> = {
  compute: "workingCompute",
  check: "workingCheck",
  cells: "workingCells",
  formulas: "workingFormulas",
  finish: "workingFinish",
  file: "workingFile",
};

/** What is being done, how far it is, and the way out. */
export function Working(props: {
  readonly job: Extract<Job, { stage: "running" }>;
  readonly onCancel: () => void;
}) {
  const { steps, progress, cancelling } = props.job;
  const styles = useStyles();
  const { t, say } = useWords();
  const now = steps.indexOf(progress.step);
  return (
    <>
      <Steps now="stepGenerate" />
      <ViewHeading>{t(steps.includes("file") ? "workingFileTitle" : "workingTitle")}</ViewHeading>
      <Card>
        <ul className={styles.list}>
          {steps.map((step, index) => (
            <li
              key={step}
              className={mergeClasses(styles.item, index === now && styles.now)}
              aria-current={index === now ? "step" : undefined}
            >
              <span className={styles.mark}>
                {index < now ? (
                  <span role="img" aria-label={t("stepDone")}>
                    ✓
                  </span>
                ) : index === now ? (
                  <span role="img" aria-label={t("stepNow")}>
                    <Spinner size="extra-tiny" aria-hidden="true" />
                  </span>
                ) : (
                  <span role="img" aria-label={t("stepWaiting")}>
                    ·
                  </span>
                )}
              </span>
              {t(STEP_WORDS[step])}
            </li>
          ))}
        </ul>
      </Card>
      <ProgressBar value={progress.done} aria-label={t(STEP_WORDS[progress.step])} />
      <Muted>{progress.sheet ?? "\u00a0"}</Muted>
      <Announcement>
        {say(progressOf(t(STEP_WORDS[progress.step]), Math.round(progress.done * 100)))}
      </Announcement>
      <ActionBar>
        <Button onClick={props.onCancel} disabledFocusable={cancelling}>
          {t(cancelling ? "cancelling" : "cancel")}
        </Button>
      </ActionBar>
    </>
  );
}
