"""``python -m newsparse`` is ``newsparse``."""

from newsparse._cli import main

if __name__ == "__main__":
    main()
