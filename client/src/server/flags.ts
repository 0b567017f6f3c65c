/**
 * How Node is started for the server. In MB. An edit of a large file makes some 35 MB of objects, most of which are soon dead: in a part of
 * 16 MB for new ones, collecting the garbage of an edit takes half of the time that it takes in one of 4 MB. 32 MB would save as much again,
 * but a server that has scanned 5,000 files would not stay below 250 MB.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=16'];
