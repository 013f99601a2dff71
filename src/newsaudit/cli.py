"""The command `newsaudit`: its arguments parsed, the command run, and what goes wrong said in a line."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from newsaudit.arguments import make_parser
from newsaudit.errors import NewsauditError

# objects made and kept until Python looks for cycles among them
COLLECT_AFTER = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0; 2 for a mistake in what was given, said in one line on stderr; 130 when interrupted."""
    # what a command loads and makes stays to its end: to walk through it every 700 objects, and once more at the end, takes a tenth of the time
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(gc.freeze)
    args = make_parser().parse_args(arguments)
    try:
        args.run(args)
    except NewsauditError as error:
        # what was printed before is read before
        sys.stdout.flush()
        # one clear line a problem; a codebook may have several
        print("\n".join(f"newsaudit: {line}" for line in str(error).splitlines()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # the reader of our output, like `head`, has seen enough; stdout must not be flushed into it once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # a full disk, a folder that may not be written: the machine's answer to a path that was given
        place = f"{error.filename}: " if error.filename else ""
        print(f"newsaudit: {place}{error.strerror or error}; give a path that can be read and written", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("newsaudit: interrupted; what stood there before still stands", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
