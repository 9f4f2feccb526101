import { regionOf } from "./label";

/** Demand and the trade of three years of one invented customer; the last year is the latest. */
export interface SampleCustomer {
  readonly id: string;
  readonly country: string;
  readonly region: string;
  readonly shortName: string;
  readonly fullName: string;
  readonly city: string;
  readonly port: string;
  readonly contact: string;
  readonly type: string;
  readonly size: string;
  readonly industry: string;
  readonly terms: string;
  readonly currency: string;
  /** Contracts and sales (thousand USD) of each of the three years before today, oldest first. */
  readonly years: readonly { readonly contracts: number; readonly sales: number }[];
  readonly demand: "now" | "future" | "dead";
  /** Days from today to the expected date; null when there is none. */
  readonly expectedIn: number | null;
}

/**
 * Sixty invented firms, one a line. None is meant to be a real one.
 *
 * country|short|full|city|port|contact|type|size|industry|terms|currency|contracts:sales of three years|demand[:days]
 */
const TABLE = `
DE|Hafenlicht|Hafenlicht Wohnwelten GmbH|Hamburg|Hamburg|Anke Petersen|chain|s5|furniture|oa|EUR|3:560 4:690 5:820|now:24
GB|Brightmoor|Brightmoor Home & Garden Ltd|Leeds|Felixstowe|Oliver Haworth|chain|s4|furniture|ttCopy|GBP|3:420 4:395 4:360|now:46
NL|Polderhuis|Polderhuis Import BV|Rotterdam|Rotterdam|Sanne de Wit|importer|s3|daily|ttCopy|USD|3:210 3:225 4:240|now:52
FR|Tourelle|Maison Tourelle Distribution SAS|Lyon|Le Havre|Camille Roussel|distributor|s3|furniture|lcSight|EUR|2:96 2:92 3:95|now:70
ES|Casa Olmeda|Casa Olmeda Hogar SL|Valencia|Valencia|Lucia Ferrandiz|wholesaler|s2|daily|ttCopy|EUR|2:60 2:72 3:80|now:40
IT|Lucentia|Lucentia Illuminazione Srl|Verona|Genoa|Marco Bellandi|brand|s3|electronics|ttCopy|USD|2:44 2:48 3:66|now:85
PL|Zielony Dom|Zielony Dom Sp. z o.o.|Poznan|Gdansk|Katarzyna Wolska|chain|s3|hardware|oa|USD|2:70 3:96 2:48|now
SE|Norrglans|Norrglans Handel AB|Gothenburg|Gothenburg|Erik Lundmark|importer|s2|electronics|ttAdvance|USD|1:18 1:17 1:18|now:110
BE|Scheldestad|Scheldestad Trading NV|Antwerp|Antwerp|Pieter Vermaelen|trader|s2|daily|ttCopy|EUR|1:22 1:20 1:21|future
DK|Fjordhave|Fjordhave ApS|Aarhus|Aarhus|Mette Kjeldsen|retailer|s1|hardware|ttAdvance|USD|0:0 1:9 1:16|now:150
CZ|Sadovia|Sadovia Zahrada s.r.o.|Brno|Hamburg|Jana Prochazkova|wholesaler|s2|hardware|ttCopy|EUR|1:15 1:16 1:15|future
AT|Almwerk|Almwerk Gartenbedarf GmbH|Linz|Koper|Stefan Gruberl|distributor|s2|hardware|oa|EUR|1:14 1:13 0:0|future
PT|Ribeira Lar|Ribeira Lar Lda|Porto|Leixoes|Tiago Moutela|importer|s1|daily|ttAdvance|USD|1:9 1:11 1:10|now:60
GR|Thalassa Home|Thalassa Home Imports EPE|Piraeus|Piraeus|Eleni Karavia|importer|s1|daily|ttAdvance|USD|2:16 1:7 0:0|dead
FI|Jarvikoti|Jarvikoti Oy|Turku|Helsinki|Sami Rautiola|retailer|s1|furniture|ttAdvance|USD|0:0 0:0 1:12|now:95
RO|Carpat Decor|Carpat Decor SRL|Cluj-Napoca|Constanta|Andrei Munteanov|wholesaler|s2|daily|ttAdvance|USD|0:0 0:0 2:19|now:44
HU|Dunafeny|Dunafeny Kereskedelmi Kft|Budapest|Koper|Eszter Halmos|importer|s1|electronics|ttAdvance|USD|1:12 0:0 1:13|now:130
IE|Glenbracken|Glenbracken Hardware Ltd|Cork|Dublin|Aoife Tierneigh|retailer|s1|hardware|ttCopy|EUR|1:24 1:17 1:9|future
CH|Seeblick|Seeblick Haushalt AG|Basel|Rotterdam|Reto Ammerer|brand|s2|daily|ttAdvance|USD|0:0 0:0 0:0|now:75
NO|Fjellbua|Fjellbua Interior AS|Bergen|Bergen|Ingrid Solvang|retailer|s1|furniture|ttAdvance|USD|0:0 0:0 0:0|now:35
RU|Severny Dom|Severny Dom OOO|Saint Petersburg|Saint Petersburg|Alexei Morozhin|wholesaler|s3|daily|ttAdvance|USD|2:58 1:20 0:0|future
SK|Tatravia|Tatravia Import s.r.o.|Kosice|Gdansk|Peter Holubec|trader|s1|hardware|ttAdvance|USD|0:0 1:8 1:8|now:170
DE|Gartenfreund Nord|Gartenfreund Nord eG|Bremen|Bremerhaven|Jens Willmann|retailer|s2|hardware|lcSight|EUR|0:0 2:40 3:75|now:45
LT|Baltika Namai|Baltika Namai UAB|Kaunas|Klaipeda|Rasa Petraityte|importer|s1|daily|ttAdvance|USD|0:0 0:0 1:7|now:-6
US|Harborfield|Harborfield Brands LLC|Savannah|Savannah|Megan Caldwell|brand|s4|furniture|oa|USD|3:540 4:590 5:610|now:15
US|Cedar & Finch|Cedar & Finch Outdoor Inc.|Portland|Tacoma|Daniel Osgood|chain|s4|hardware|ttCopy|USD|3:300 3:390 4:470|now:33
US|Lakeshore Lamp|Lakeshore Lamp Company|Milwaukee|Chicago|Rachel Nyquist|importer|s2|electronics|ttCopy|USD|2:88 2:84 3:85|now:66
CA|Maplecrest|Maplecrest Housewares Ltd|Toronto|Vancouver|Julie Bertillon|distributor|s3|daily|oa|USD|2:52 2:58 3:110|now:64
MX|Casa Jacaranda|Casa Jacaranda SA de CV|Guadalajara|Manzanillo|Ximena Robledo|chain|s3|daily|lcSight|USD|2:64 2:66 2:60|now:58
BR|Verde Lar|Verde Lar Comercio Ltda|Curitiba|Santos|Renata Azevim|importer|s2|hardware|dp|USD|1:26 1:24 1:22|future
CL|Andes Hogar|Andes Hogar SpA|Santiago|San Antonio|Felipe Araneda|importer|s2|furniture|ttCopy|USD|1:20 1:18 1:19|now:100
CO|Cafetal|Comercial Cafetal SAS|Medellin|Cartagena|Natalia Ospinal|wholesaler|s1|daily|ttAdvance|USD|1:12 1:11 1:12|now:88
PE|Lima Verde|Lima Verde Import EIRL|Lima|Callao|Jorge Quisperra|importer|s1|hardware|ttAdvance|USD|1:13 1:10 0:0|future
PA|Istmo|Istmo Trading Corp.|Panama City|Colon|Carla Benavent|trader|s2|toys|ttAdvance|USD|0:0 0:0 2:23|now:41
EC|Quito Luz|Quito Luz Cia. Ltda.|Quito|Guayaquil|Mateo Villacres|importer|s1|electronics|ttAdvance|USD|0:0 1:10 1:15|now:125
US|Blue Heron|Blue Heron Gifts Inc.|Charleston|Charleston|Susan Trimble|retailer|s1|toys|paypal|USD|2:9 1:4 1:4|future
CR|Tico Jardin|Tico Jardin SA|San Jose|Puerto Limon|Andres Chavarria|retailer|s1|hardware|ttAdvance|USD|0:0 0:0 1:9|now:77
CA|Prairie Lantern|Prairie Lantern Co. Ltd|Calgary|Vancouver|Greg Halloway|retailer|s1|electronics|ttAdvance|USD|0:0 0:0 0:0|now
AR|Pampa Casa|Pampa Casa SRL|Rosario|Buenos Aires|Valeria Iturbe|importer|s1|daily|ttAdvance|USD|1:11 0:0 0:0|dead
JP|Akatsuki|Akatsuki Living KK|Osaka|Osaka|Naoko Fujisawa|importer|s3|daily|ttCopy|USD|3:255 3:280 4:300|now:57
KR|Hanbit|Hanbit Home Co., Ltd.|Busan|Busan|Park Jihoon|importer|s2|electronics|lcSight|USD|2:60 2:66 3:70|now:48
AE|Al Waha|Al Waha Household Trading LLC|Dubai|Jebel Ali|Faisal Rahmani|trader|s3|daily|ttCopy|USD|0:0 3:150 4:190|now:21
SA|Najd Gardens|Najd Gardens Est.|Riyadh|Dammam|Sultan Harbi|importer|s2|hardware|lcUsance|USD|2:62 2:58 2:55|now:90
TR|Boğaziçi Ev|Boğaziçi Ev Gereçleri AŞ|Izmir|Izmir|Elif Karahan|wholesaler|s2|daily|ttCopy|USD|2:30 2:38 3:45|now:62
IL|Carmel Light|Carmel Light Ltd|Haifa|Haifa|Noa Shemtov|distributor|s2|electronics|ttCopy|USD|1:20 1:22 1:20|future
TH|Chao Suan|Chao Suan Garden Co., Ltd.|Bangkok|Laem Chabang|Pimchanok Srisai|importer|s2|hardware|ttAdvance|USD|1:15 1:15 1:16|now:115
MY|Rumah Ceria|Rumah Ceria Sdn Bhd|Johor Bahru|Pasir Gudang|Farah Idris|chain|s2|daily|monthly|USD|1:10 1:15 1:24|now:36
SG|Straits Hearth|Straits Hearth Pte Ltd|Singapore|Singapore|Kelvin Ongsoon|trader|s1|daily|oa|USD|1:17 1:16 1:17|now:105
PH|Isla Tahanan|Isla Tahanan Corp.|Cebu|Cebu|Maricel Dumlao|retailer|s1|daily|ttAdvance|USD|1:9 0:0 1:9|now:140
IN|Surya Ghar|Surya Ghar Retail Pvt Ltd|Chennai|Chennai|Ananya Raghuvan|chain|s3|electronics|dp|USD|0:0 0:0 2:26|now:26
VN|Sen Vang|Sen Vang Trading Co., Ltd.|Da Nang|Da Nang|Tran Thu Hoai|importer|s1|daily|ttAdvance|USD|2:15 1:6 0:0|future
KW|Dar Al Noor|Dar Al Noor Lighting WLL|Kuwait City|Shuwaikh|Yousef Mutairi|retailer|s1|electronics|ttAdvance|USD|0:0 0:0 0:0|future
JO|Petra Home|Petra Home Supplies Co.|Amman|Aqaba|Dana Khouri|importer|s1|daily|ttAdvance|USD|0:0 0:0 0:0|dead
LK|Kandy Craft|Kandy Craft Importers Ltd|Colombo|Colombo|Nimal Gunasek|wholesaler|s1|toys|ttAdvance|USD|0:0 0:0 1:6|now:160
AU|Banksia Lane|Banksia Lane Pty Ltd|Melbourne|Melbourne|Hannah Whitlock|chain|s3|furniture|oa|USD|2:54 2:60 3:72|now:38
AU|Outback Tool|Outback Tool & Garden Pty Ltd|Brisbane|Brisbane|Scott Merriman|wholesaler|s2|hardware|ttCopy|USD|1:28 1:21 1:13|future
NZ|Kauri House|Kauri House Imports Ltd|Auckland|Auckland|Aroha Tamahori|importer|s1|daily|ttAdvance|USD|1:12 1:13 1:13|now:80
AU|Southern Glow|Southern Glow Lighting Pty Ltd|Perth|Fremantle|Liam Farquhar|retailer|s1|electronics|ttAdvance|USD|0:0 0:0 1:11|now:55
FJ|Coral Homeware|Coral Homeware Pte Ltd|Suva|Suva|Mere Vakalutu|retailer|s1|daily|wu|USD|0:0 0:0 0:0|now:140
ZA|Protea Living|Protea Living (Pty) Ltd|Durban|Durban|Thandi Mokwena|distributor|s2|furniture|ttCopy|USD|0:0 1:14 2:21|now:44
`;

function parse(line: string, id: (region: string) => string): SampleCustomer {
  const fields = line.split("|");
  const field = (index: number): string => {
    const value = fields[index];
    if (value === undefined || value === "")
      throw new Error(`Sample customer without field ${index}: ${line}`);
    return value;
  };
  const country = field(0);
  const region = regionOf(country);
  const [demand, days] = field(12).split(":");
  return {
    id: id(region),
    country,
    region,
    shortName: field(1),
    fullName: field(2),
    city: field(3),
    port: field(4),
    contact: field(5),
    type: field(6),
    size: field(7),
    industry: field(8),
    terms: field(9),
    currency: field(10),
    years: field(11)
      .split(" ")
      .map((year) => {
        const [contracts, sales] = year.split(":");
        return { contracts: Number(contracts), sales: Number(sales) };
      }),
    demand: demand === "dead" || demand === "future" ? demand : "now",
    expectedIn: days === undefined ? null : Number(days),
  };
}

function parseAll(): SampleCustomer[] {
  const counts = new Map<string, number>();
  const nextId = (region: string): string => {
    const count = (counts.get(region) ?? 0) + 1;
    counts.set(region, count);
    return `${region}-${String(count).padStart(3, "0")}`;
  };
  return TABLE.trim()
    .split("\n")
    .map((line) => parse(line, nextId));
}

/** The sample's customers, in the order of the customer table. */
export const SAMPLE_CUSTOMERS: readonly SampleCustomer[] = parseAll();

/** True for a firm that has never bought. */
export function isProspect(customer: SampleCustomer): boolean {
  return customer.years.every((year) => year.contracts === 0);
}
