import { text, type Text } from "../i18n/text";

/** What the sample's exporter sells: homeware, lighting and garden tools. */
export interface SampleProduct {
  readonly item: string;
  readonly name: Text;
  readonly specification: Text;
  readonly unit: string;
  /** USD. */
  readonly price: number;
}

const product = (
  item: string,
  zh: string,
  en: string,
  specZh: string,
  specEn: string,
  unit: string,
  price: number,
): SampleProduct => ({ item, name: text(zh, en), specification: text(specZh, specEn), unit, price });

export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  product(
    "SL-210",
    "太阳能庭院灯",
    "Solar garden light",
    "不锈钢 IP65",
    "Stainless steel, IP65",
    "pcs",
    4.85,
  ),
  product("DL-118", "LED 台灯", "LED desk lamp", "三档调光 8 W", "3-step dimmer, 8 W", "pcs", 9.6),
  product("PD-330", "餐厅吊灯", "Pendant lamp", "直径 33 cm E27", "33 cm, E27", "pcs", 18.4),
  product("ST-050", "LED 串灯", "LED string lights", "50 灯 10 m", "50 lamps, 10 m", "pcs", 3.2),
  product("GT-072", "修枝剪", "Pruning shears", "SK5 刃口", "SK5 blade", "pcs", 3.75),
  product("GT-088", "绿篱剪", "Hedge shears", "波浪刃 60 cm", "Wavy blade, 60 cm", "pcs", 6.4),
  product("GH-200", "水管车套装", "Garden hose reel set", "20 m 含喷枪", "20 m with nozzle", "set", 16.8),
  product("WC-012", "洒水壶", "Watering can", "镀锌 9 L", "Galvanised, 9 l", "pcs", 5.3),
  product("CK-009", "不锈钢锅具套装", "Stainless steel cookware set", "9 件套", "9 pieces", "set", 28.5),
  product("BB-031", "竹砧板", "Bamboo cutting board", "38 × 28 cm", "38 × 28 cm", "pcs", 4.1),
  product("CD-116", "陶瓷餐具套装", "Ceramic dinner set", "16 头", "16 pieces", "set", 22.4),
  product("SB-045", "收纳篮", "Storage basket", "棉绳 三件套", "Cotton rope, set of 3", "set", 6.9),
  product("VF-500", "保温杯", "Vacuum flask", "500 ml", "500 ml", "pcs", 5.9),
  product("DS-014", "桌面摆件", "Table decoration", "树脂 14 cm", "Resin, 14 cm", "pcs", 3.6),
];

/** Staff of the sample's exporter; the first is replaced by the person who generates. */
export const SAMPLE_SALES: readonly Text[] = [
  text("陈晓雯", "Chen Xiaowen"),
  text("李志远", "Li Zhiyuan"),
  text("王静怡", "Wang Jingyi"),
  text("赵明轩", "Zhao Mingxuan"),
];

export const SAMPLE_MERCHANDISERS: readonly Text[] = [text("周倩", "Zhou Qian"), text("吴俊杰", "Wu Junjie")];

export const SAMPLE_FACTORIES: readonly Text[] = [
  text("宁波海曙灯饰厂", "Haishu Lighting Works, Ningbo"),
  text("慈溪明塑园艺", "Mingsu Garden Products, Cixi"),
  text("永康恒锋五金", "Hengfeng Hardware, Yongkang"),
  text("潮州瑞窑陶瓷", "Ruiyao Ceramics, Chaozhou"),
  text("安吉青篁竹业", "Qinghuang Bamboo, Anji"),
];
