import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export type SmallClamd = { place: string; asked: number; close(): Promise<void> };

/** Speaks INSTREAM of clamd's protocol as its manual tells it: finds one word, and wants no stream above `most` bytes. */
export async function smallClamd({ port = 0, word = "qz-infected-zq", most = 1_000_000 } = {}): Promise<SmallClamd> {
  const sockets = new Set<Socket>();
  const state = { asked: 0 };
  const server = createServer((socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)).on("error", () => {}));
    let held = Buffer.alloc(0);
    let seen = Buffer.alloc(0);
    let isCommanded = false;
    let isAnswered = false;
    const answer = (words: string) => {
      isAnswered = true;
      socket.end(`${words}\0`);
    };
    socket.on("data", (part) => {
      if (isAnswered) return;
      held = Buffer.concat([held, part]);
      if (!isCommanded) {
        const command = "zINSTREAM\0";
        if (held.length < command.length) return;
        if (held.subarray(0, command.length).toString() !== command) return answer("UNKNOWN COMMAND");
        isCommanded = true;
        state.asked += 1;
        held = held.subarray(command.length);
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE();
        if (length === 0) return answer(seen.includes(word) ? "stream: Test.Signature FOUND" : "stream: OK");
        if (held.length < 4 + length) return;
        seen = Buffer.concat([seen, held.subarray(4, 4 + length)]);
        held = held.subarray(4 + length);
        if (seen.length > most) return answer("INSTREAM size limit exceeded. ERROR");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    place: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get asked() {
      return state.asked;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
