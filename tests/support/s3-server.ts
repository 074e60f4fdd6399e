import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";

export type S3Server = {
  endpoint: string;
  bucket: string;
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A server that speaks S3, with one bucket; what it holds stays while it is away. Of the names of a bucket it forgets the last slash
 * when it checks who signed, so that only a `strict` one does, which is asked for no list.
 */
export async function s3Server({ strict = false } = {}): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), "portal-s3-"));
  const bucket = "portal-files";
  const options = { address: "127.0.0.1", silent: true, directory, allowMismatchedSignatures: !strict };
  let server = new S3rver({ ...options, configureBuckets: [{ name: bucket }], port: 0 });
  const { port } = await server.run();
  const goAway = async () => {
    server.httpServer.closeAllConnections();
    await server.close();
  };
  return {
    ...{ endpoint: `http://127.0.0.1:${port}`, bucket, goAway },
    async comeBack() {
      server = new S3rver({ ...options, configureBuckets: [], port });
      await server.run();
    },
    async close() {
      await goAway();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const s3Keys = { key: "S3RVER", secret: "S3RVER", region: "us-east-1" };
