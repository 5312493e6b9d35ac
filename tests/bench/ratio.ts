/** One ratio of one run: ours against a floor on the same data. */
export interface Ratio {
  name: string;
  ratio: number;
  detail: string;
}
