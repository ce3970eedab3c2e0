/** A pause of no time: long work on the page is cut with it, so that nobody feels it. */

/** Lets the page draw and take input before what follows. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
