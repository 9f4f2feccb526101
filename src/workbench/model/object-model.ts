import type { HostObject } from "../protocol/host-type";
import { chartsType, chartType } from "./chart-type";
import { conditionalFormatsType } from "./conditional-format-type";
import { dataValidationType } from "./data-validation-type";
import { autoFilterType, filterType, tableAutoFilterType } from "./filters";
import { namesType } from "./names-type";
import type { ObjectFactory } from "./objects";
import { rangeAreasType } from "./range-areas-type";
import { rangeFormatType } from "./range-format";
import { rangeType } from "./range-type";
import { rangeSortType, tableSortType } from "./sorting";
import { tablesType, tableType } from "./table-type";
import { workbookType } from "./workbook-type";
import type { WorkbookModel } from "./workbook-model";
import { worksheetType } from "./worksheet-type";

/** Sets up every type of the object model over one workbook and answers its root. */
export function createObjectModel(model: WorkbookModel): HostObject {
  const range = rangeType(model);
  const rangeAreas = rangeAreasType(model);
  const worksheet = worksheetType(model);
  const table = tableType(model);
  const tables = tablesType(model);
  const chart = chartType(model);
  const charts = chartsType(model);
  const names = namesType(model);
  const rangeFormat = rangeFormatType(model);
  const conditionalFormats = conditionalFormatsType(model);
  const dataValidation = dataValidationType(model);
  const rangeSort = rangeSortType(model);
  const autoFilter = autoFilterType(model);
  const tableAutoFilter = tableAutoFilterType(model);
  const tableSort = tableSortType(model);
  const filter = filterType(model);
  model.objects = {
    range: (sheetId, area) => range({ sheetId, area }),
    rangeAreas: (sheetId, areas) => rangeAreas({ sheetId, areas }),
    worksheet: (id) => worksheet({ id }),
    table: (one) => table({ table: one }),
    tables: (sheetId, area, isWhole = false) => tables({ sheetId, area, isWhole }),
    chart,
    charts: (sheetId) => charts({ sheetId }),
    names: (sheetId) => names({ sheetId }),
    rangeFormat: (sheetId, areas) => rangeFormat({ sheetId, areas }),
    conditionalFormats: (sheetId, areas) => conditionalFormats({ sheetId, areas }),
    dataValidation: (sheetId, areas) => dataValidation({ sheetId, areas }),
    rangeSort: (sheetId, area) => rangeSort({ sheetId, area }),
    autoFilter: (id) => autoFilter({ id }),
    tableAutoFilter: (one) => tableAutoFilter({ table: one }),
    tableSort: (one) => tableSort({ table: one }),
    filter: (one, index) => filter({ table: one, index }),
  } satisfies ObjectFactory;
  return workbookType(model);
}
