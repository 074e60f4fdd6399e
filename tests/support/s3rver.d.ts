declare module "@20minutes/s3rver" {
  /** A server that speaks S3 and keeps its objects in a folder: its keys are "S3RVER" and "S3RVER". */
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      allowMismatchedSignatures: boolean;
      configureBuckets: { name: string }[];
    });
    httpServer: import("node:http").Server;
    run(): Promise<import("node:net").AddressInfo>;
    close(): Promise<void>;
  }
}
