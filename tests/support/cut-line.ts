import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type CutLine = {
  /** leads through the line to the portal */
  address: string;
  /** Cuts everything that is on the line; what comes afterwards passes. */
  cut(): void;
  /** From now on so many bytes a second go up. */
  slow(bytesPerSecond: number): void;
  close(): void;
};

/** A line as slow as it is told to be, which can be cut in the middle of what is sent. */
export async function cutLine(portal: string): Promise<CutLine> {
  const { port, hostname } = new URL(portal);
  const ends = new Set<Socket>();
  let rate = Number.POSITIVE_INFINITY;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {}).on("close", () => ends.delete(end));
    }
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    far.pipe(near);
    near.on("data", (data) => {
      far.write(data);
      if (rate === Number.POSITIVE_INFINITY) return;
      near.pause();
      setTimeout(() => near.resume(), (data.length / rate) * 1000);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    slow(bytesPerSecond) {
      rate = bytesPerSecond;
    },
    close() {
      cut();
      server.close();
    },
  };
}
