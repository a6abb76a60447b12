pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands below an endless list: its end, that the next page cannot be had, or that all so far is owned.
Item {
    id: foot

    readonly property bool asks: Discover.foot === "halted" || Discover.foot === "dry"

    implicitHeight: Discover.foot === "" ? 0 : asks ? notice.height + Theme.gap18 : Theme.gap44
    visible: Discover.foot !== "" && Discover.state === "ready"

    Loader {
        id: notice
        width: parent.width
        active: foot.asks
        sourceComponent: Notice {
            ink: Discover.foot === "halted" ? Theme.warn : Theme.info
            symbol: Discover.foot === "halted" ? "wifi-off" : "circle-check"
            text: Discover.foot === "halted" ? qsTr("More titles cannot be had now.") : qsTr("You own everything in the pages that were read so far.")
            detail: Discover.foot === "halted" ? Discover.trouble : ""

            Button {
                kind: "ghost"
                text: Discover.foot === "halted" ? qsTr("Try again") : qsTr("Look further")
                onClicked: Discover.goOn()
            }
        }
    }

    Label {
        anchors.centerIn: parent
        visible: Discover.foot === "end"
        text: qsTr("That is all of this list.")
        font: Theme.caption
        color: Theme.textFaint
    }
}
