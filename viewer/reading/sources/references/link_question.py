"""What is asked before a link leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.reading.sources.references.reference import shown_address
from viewer.session.catalogue import tr
from viewer.widgets.dialog_host import present
from viewer.widgets.message_boxes import PlainBox

if TYPE_CHECKING:
    from collections.abc import Callable


def asked(address: str, parent: QWidget, failed: Callable[[str], object]) -> QMessageBox:
    """Show the whole address of a link, and have the desktop open it if the reader says so."""
    box = PlainBox(parent)
    box.setWindowTitle(parent.windowTitle())
    is_mail = address.lower().startswith("mailto:")
    box.setText(tr("Write a mail?") if is_mail else tr("Open this link in the browser?"))
    box.setInformativeText("\n\n".join([shown_address(address), *_cautions(address)]))
    box.setAccessibleDescription(box.informativeText())
    accept = box.addButton(tr("&Open"), QMessageBox.ButtonRole.AcceptRole)
    copy = box.addButton(tr("&Copy Address"), QMessageBox.ButtonRole.ActionRole)
    cancel = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)

    def do(pressed: object) -> None:
        if pressed is copy:
            copy_address(address)
        elif pressed is accept and not QDesktopServices.openUrl(QUrl(address)):
            failed(tr("No program of this desktop opens {address}", address=shown_address(address)))

    box.buttonClicked.connect(do)
    present(box)
    return box


def copy_address(address: str) -> None:
    """Copy an address as the document has it."""
    QGuiApplication.clipboard().setText(address)


def _cautions(address: str) -> list[str]:
    """Return what is odd about an address: letters that may look like others, a name before it."""
    url = QUrl(address)
    found = []
    plain = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not url.host(QUrl.ComponentFormattingOption.PrettyDecoded).isascii() or "xn--" in plain:
        found.append(
            tr(
                "The name of this site has letters that may look like others; in plain ones it "
                "is {site}.",
                site=plain,
            )
        )
    if url.userInfo():
        found.append(
            tr("What stands before the @ is no site: the link leads to {site}.", site=plain)
        )
    return found
