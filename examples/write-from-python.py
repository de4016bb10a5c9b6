"""Writes an experiment without any package: a logbook is lines of JSON in a file that is only ever appended to.

    python3 examples/write-from-python.py [logdir]
"""

import json
import os
import secrets
import sys
import time

logdir = sys.argv[1] if len(sys.argv) > 1 else os.path.expanduser("~/.microtrax")
experiment_id = time.strftime("experiment_%Y%m%d_%H%M%S_") + secrets.token_hex(4)
folder = os.path.join(logdir, "experiments")
os.makedirs(folder, exist_ok=True)
file = open(os.path.join(folder, experiment_id + ".jsonl"), "ab", buffering=0)


def write(line):
    """Hands one whole line to the operating system."""
    file.write((json.dumps(line) + "\n").encode())


write({
    "type": "metadata",
    "experiment_id": experiment_id,
    "name": "from Python",
    "start_time": time.time(),
    "status": "running",
    "process_pid": os.getpid(),
    "config": {"lr": 0.1, "optimizer": {"name": "sgd", "momentum": 0.0}},
})

weight = 5.0
for step in range(100):
    loss = weight**2
    write({"type": "log", "timestamp": time.time(), "data": {"step": step, "train": {"loss": loss}, "weight": weight}})
    weight -= 0.1 * 2 * weight

write({"type": "metadata", "end_time": time.time(), "total_steps": 100, "status": "completed"})
