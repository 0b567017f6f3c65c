/**
 * How Node is started for the server. In MB. An edit of a large file makes some 35 MB of objects, most of which are soon dead: in a part of
 * 32 MB for new ones, collecting the garbage of an edit takes a quarter of the time that it takes in one of 4 MB.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=32'];
