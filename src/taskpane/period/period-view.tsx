import { Button } from "@fluentui/react-components";
import { ActionBar, ViewHeading } from "../components/layout";
import { useWords } from "../words";
import { ArchiveCard } from "./archive-card";
import { DuplicatesCard } from "./duplicates-card";
import { FoldersCard } from "./folders-card";
import { SnapshotCard } from "./snapshot-card";

/** What is done once a month, once a year, when customers' folders are due, and when customers stand twice. */
export function PeriodView({ onBack }: { readonly onBack: () => void }) {
  const { t } = useWords();
  return (
    <>
      <ViewHeading>{t("periodTitle")}</ViewHeading>
      <SnapshotCard />
      <ArchiveCard />
      <FoldersCard />
      <DuplicatesCard />
      <ActionBar>
        <Button onClick={onBack}>{t("back")}</Button>
      </ActionBar>
    </>
  );
}
