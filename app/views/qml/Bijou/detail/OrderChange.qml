pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// An episode that another order changes: where it stands and how, before and after.
Item {
    id: change

    required property string title
    required property string was
    required property string now
    required property string before
    required property string after
    required property string looked
    required property string looks
    required property string spoken

    implicitHeight: Theme.px(38)
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken

    Label {
        id: places
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(142)
        horizontalAlignment: Text.AlignLeft
        text: change.was === change.now ? change.now : (change.was || "–") + " → " + (change.now || "–")
        font: Theme.captionFigures
        color: Theme.textMuted
        Accessible.ignored: true
    }

    Label {
        anchors.left: places.right
        anchors.leftMargin: Theme.gap12
        anchors.right: states.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: change.title
        Accessible.ignored: true
    }

    Row {
        id: states
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap8

        Badge {
            anchors.verticalCenter: parent.verticalCenter
            visible: change.before !== change.after
            text: change.before
            ink: change.inkOf(change.looked)
            Accessible.ignored: true
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: change.before !== change.after
            name: "chevron-right"
            size: Theme.px(13)
            color: Theme.textFaint
        }

        Badge {
            anchors.verticalCenter: parent.verticalCenter
            text: change.after
            ink: change.inkOf(change.looks)
            Accessible.ignored: true
        }
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    function inkOf(standing: string): color {
        return standing === "owned" ? Theme.good : standing === "missing" ? Theme.warn : standing === "upcoming" ? Theme.info : Theme.textFaint;
    }
}
