import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import { foldersReady, foldersRefused } from "../../i18n/period-messages";
import type { CustomerFolders } from "../../plan/folders";
import { Card, Muted } from "../components/layout";
import { Problem } from "../components/problem";
import { useServices } from "../services";
import { plainFailure, type Failure } from "../state/use-cases";
import { useWords } from "../words";
import { readFolders } from "./period";
import { Good } from "./snapshot-card";
import { useCardStyles } from "./styles";

/** 客户文件夹: what makes the listed folders on a disk, to download. */
export function FoldersCard() {
  const styles = useCardStyles();
  const services = useServices();
  const { t, say } = useWords();
  const [busy, setBusy] = useState(false);
  const [folders, setFolders] = useState<CustomerFolders | null>(null);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const look = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const found = await readFolders(services);
      setFolders(found);
      setMissing(found === null);
    } catch (error) {
      setFailure(plainFailure("readFailedTitle", error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{t("foldersTitle")}</h2>
        <Muted>{t("foldersLead")}</Muted>
        <div className={styles.buttons}>
          <Button
            disabledFocusable={busy}
            icon={busy ? <Spinner size="extra-tiny" /> : null}
            onClick={() => {
              if (!busy) void look();
            }}
          >
            {t("foldersLook")}
          </Button>
          {folders && folders.count > 0 && (
            <>
              <Button
                appearance="primary"
                onClick={() => {
                  services.save(t("foldersScriptName"), folders.script);
                }}
              >
                {t("foldersScript")}
              </Button>
              <Button
                onClick={() => {
                  services.save(t("foldersZipName"), folders.zip);
                }}
              >
                {t("foldersZip")}
              </Button>
            </>
          )}
        </div>
        <div aria-live="polite" className={styles.stack}>
          {failure && <Problem failure={failure} />}
          {missing && <Muted>{t("foldersGone")}</Muted>}
          {folders?.count === 0 && <Muted>{t("foldersNothing")}</Muted>}
          {folders && folders.count > 0 && <Good>{say(foldersReady(folders.count, folders.renamed))}</Good>}
          {folders && folders.refused.length > 0 && <Muted>{say(foldersRefused(folders.refused))}</Muted>}
        </div>
        {folders && folders.count > 0 && <Muted>{t("foldersHow")}</Muted>}
      </div>
    </Card>
  );
}
