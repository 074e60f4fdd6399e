export const say = (line: string) => console.log(line);

/** Names what is being done once it takes long enough to wonder about, and goes on saying that it still is. */
export async function saying<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let told = false;
  const tell = (line: string) => {
    told = true;
    say(line);
  };
  const first = setTimeout(() => tell(`${what} ...`), 700);
  const again = setInterval(() => tell(`  ${what[0]?.toLowerCase()}${what.slice(1)}: ${seconds()} s`), 10_000);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
    if (told) say(`  done in ${seconds()} s`);
  }
}
