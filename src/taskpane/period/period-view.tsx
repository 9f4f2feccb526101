import { Button } from "@fluentui/react-components";
import { ActionBar, ViewHeading } from "../components/layout";
import { useWords } from "../words";
import { ArchiveCard } from "./archive-card";
import { FoldersCard } from "./folders-card";
import { SnapshotCard } from "./snapshot-card";

/** What is done once a month, once a year, and when customers' folders are due. */
export function PeriodView({ onBack }: { readonly onBack: () => void }) {
  const { t } = useWords();
  return (
    <>
      <ViewHeading>{t("periodTitle")}</ViewHeading>
      <SnapshotCard />
      <ArchiveCard />
      <FoldersCard />
      <ActionBar>
        <Button onClick={onBack}>{t("back")}</Button>
      </ActionBar>
    </>
  );
}
