pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where the list is empty, or where it could not be read.
Item {
    id: foot

    readonly property bool failed: Workers.reading === "failed"
    readonly property bool empty: Workers.reading === "ready" && Workers.titles.count === 0

    implicitHeight: Theme.gap28 + (words.visible ? words.implicitHeight + Theme.gap28 : 0)

    EmptyState {
        id: words
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.gap28
        visible: foot.empty || foot.failed
        symbol: foot.failed ? "circle-alert" : Workers.text !== "" ? "search" : "circle-check"
        sentence: foot.failed ? qsTr("The counts could not be read.") : Workers.text !== "" ? qsTr("No title of this list is called so.") : ({
                suspicious: qsTr("No match looks wrong any more."),
                not_found: qsTr("Nothing is left that was not found."),
                error: qsTr("Nothing is left that failed.")
            })[Workers.listing] ?? (Workers.noKey ? qsTr("Nothing was asked yet.") : qsTr("Nothing is without a match."))
        detail: foot.failed ? Workers.trouble : ""
        action: foot.failed ? qsTr("Try again") : ""
        primary: false
        onTriggered: Workers.retry()
    }
}
