"""Environments of the peers that are not Dash: made once under bench/.envs, each with pinned packages."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent / ".envs"
SAME = ("plotly==7.1.0",)  # as the product's
PACKAGES = {
    "streamlit": ("streamlit==1.67.0", *SAME),
    "vizro": ("vizro==1.0.0", "gunicorn==27.0.1", *SAME),
    "panel": ("panel==1.9.4", *SAME),
}


def python(name: str) -> str:
    """The interpreter of a peer's environment."""
    return str(HOME / name / "bin" / "python")


def prepare(name: str) -> None:
    """Makes the environment, or leaves it as it is when it holds these packages already.

    Raises CalledProcessError where packages cannot be had.
    """
    stamp, wanted = HOME / name / "packages.txt", "\n".join(PACKAGES[name])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME / name)], check=True)
    subprocess.run([python(name), "-m", "pip", "install", "-q", *PACKAGES[name]], check=True)
    stamp.write_text(wanted)
