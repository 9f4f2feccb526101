import type { Configuration } from "webpack";

export default function configuration(): Configuration;
